import type { Translation } from '../messages'

export const project: Translation['project'] = {
  firstGuidelines:
    'Robi to, o co prosi polecenie, w formie, o którą ono prosi.\nMówi prawdę albo mówi, czego nie wie.\nNie zaszkodziłaby czytelnikowi ani nikomu innemu.',
  creating: 'Tworzenie',
  create: 'Utwórz projekt',
  back: 'Wróć',
  new: 'Nowy projekt',
  about: 'Projekt ma własnych ludzi, polecenia i modele. Modele bazowe są w nim od razu, polecenia nie.',
  none: 'Nie należysz jeszcze do żadnego projektu',
  noneHint: 'Poproś administratora o link z zaproszeniem i otwórz go po zalogowaniu.',
  name: 'Nazwa',
  description: 'Opis',
  descriptionHint: 'Jedno zdanie: czego ma się nauczyć model?',
  guidelines: 'Co czyni odpowiedź lepszą',
  guidelinesHint:
    'Jedno kryterium w wierszu albo Markdown. Jest obok każdego zadania; każda zmiana zostaje jako wersja.',
}
