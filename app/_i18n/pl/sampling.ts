import type { Translation } from '../messages'

export const sampling: Translation['sampling'] = {
  temperature: 'Temperatura',
  temperatureHint: '0 zawsze bierze najbardziej prawdopodobny token; 1 losuje tak, jak w treningu.',
  topP: 'Top-p',
  topPHint: 'Zostawia najbardziej prawdopodobne tokeny do tego udziału; 1 zostawia wszystkie.',
  topK: 'Top-k',
  topKHint: 'Zostawia tyle najbardziej prawdopodobnych tokenów; 0 zostawia wszystkie.',
  longest: 'Najdłuższa odpowiedź',
  longestHint: 'W tokenach, razem z jej końcem.',
  wholeNumber: 'Liczba całkowita od {min} do {max}.',
  number: 'Liczba od {min} do {max}.',
}
