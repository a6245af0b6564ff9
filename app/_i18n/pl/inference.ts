import type { Translation } from '../messages'

export const inference: Translation['inference'] = {
  tokenHint: 'numer {id}, logarytm prawdopodobieństwa {logProb} ({percent})',
  tokenByToken: 'Odpowiedź token po tokenie: strzałki czytają każdy',
  writing: 'Pisze',
  stopped: 'Zatrzymano.',
  cut: 'Ucięte na najdłuższej dozwolonej odpowiedzi; nie skończyła się sama.',
  empty: '(pusta odpowiedź)',
  tokens: '{count, plural, one {# token} few {# tokeny} many {# tokenów} other {# tokenu}}',
  starterEncoding: 'Model startowy',
  ownTokenizer:
    'własny tokenizer, {count, plural, one {# token} few {# tokeny} many {# tokenów} other {# tokenu}}',
  seconds: '{seconds} s',
}
