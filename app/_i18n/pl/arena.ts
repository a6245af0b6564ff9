import type { Translation } from '../messages'

export const arena: Translation['arena'] = {
  title: 'Głosy w ciemno',
  caption: 'odsetek wygranych, przedział 95%, remis liczy się za pół',
  whose: 'Czyje głosy',
  people: 'Ludzie',
  simulated: 'Symulowane',
  vote: 'Głosuj',
  prepare: 'Przygotuj głosowanie',
  nothing:
    'Żadne dwa modele się jeszcze nie spotkały. Niech oba odpowiedzą na te same polecenia testowe, a potem głosuj, nie widząc nazw.',
  over: '{one} nad {other}',
  votes: '{count, plural, one {# głos} few {# głosy} many {# głosów} other {# głosu}}',
  tooFew:
    '{matches, plural, one {# para} few {# pary} many {# par} other {# pary}} do głosowania, na razie {votes, plural, one {# głos} few {# głosy} many {# głosów} other {# głosu}}: za mało, by podać odsetek.',
  beats: '{one} wygrywa z {other}: cały przedział leży powyżej 50%.',
  beatenBy: '{one} wygrywa z {other}: cały przedział leży poniżej 50%.',
  unclear: 'Nie ma jeszcze wyraźnego zwycięzcy: przedział obejmuje 50%.',
  tooClose: 'Są tak blisko siebie, że głosy prawie ich nie rozróżnią.',
  needed:
    'Rozróżni je jeszcze około {count, plural, one {# głosu} other {# głosów}}, jeśli odsetek się nie zmieni.',
  withoutLonger: 'Głosujący wolą dłuższe odpowiedzi; przy równej długości byłoby {rate} ({low}–{high}).',
  withoutShorter: 'Głosujący wolą krótsze odpowiedzi; przy równej długości byłoby {rate} ({low}–{high}).',
  sideFair:
    'Nic nie wskazuje, by strona miała znaczenie: lewa odpowiedź wygrała {rate} z {count, plural, one {# rozstrzygniętego głosu} other {# rozstrzygniętych głosów}} ({low}–{high}).',
  sideLeft:
    'Głosujący wolą lewą stronę: lewa odpowiedź wygrała {rate} z {count, plural, one {# rozstrzygniętego głosu} other {# rozstrzygniętych głosów}}. Strony są losowane, więc żaden model nie zyskuje; ale część głosów nie dotyczy odpowiedzi.',
  sideRight:
    'Głosujący wolą prawą stronę: lewa odpowiedź wygrała {rate} z {count, plural, one {# rozstrzygniętego głosu} other {# rozstrzygniętych głosów}}. Strony są losowane, więc żaden model nie zyskuje; ale część głosów nie dotyczy odpowiedzi.',
  ratings: 'Siła modeli',
  ratingsHint: 'ze wszystkich głosów; przedział 95% przez losowanie poleceń ze zwracaniem',
  ratingOf: '{name}: {rating}, przedział 95% od {low} do {high}',
  first: '{one} jest na pierwszym miejscu: jego przedział leży powyżej przedziału {other}.',
  overlap:
    '{one} wyprzedza {other}, ale ich przedziały na siebie zachodzą. Ta miara zakłada, że o wygranej decyduje sama siła.',
  matrix: 'Kto z kim wygrywa',
  matrixHint: 'odsetek wygranych wiersza nad kolumną',
  winRates: 'Odsetki wygranych',
  cell: '{names}: {rate} z {votes, plural, one {# głosu} other {# głosów}}',
  cellUnclear: '{names}: {rate} z {votes, plural, one {# głosu} other {# głosów}}, jeszcze nierozróżnione',
  prepareTitle: 'Przygotuj głosowanie w ciemno',
  prepareHint:
    'Oba modele odpowiadają na te same polecenia testowe, których nie widział żaden trening. Głosujący widzą dwie odpowiedzi bez nazw, w losowej kolejności.',
  oneModel: 'Jeden model',
  otherModel: 'Drugi',
  noneYet: 'Jeszcze żaden',
  testPrompts: 'Polecenia testowe',
  testPromptsHint:
    'Dwadzieścia głosów daje przedział około ±22 punktów; sto – ±10. Próbkowanie w temperaturze {temperature}.',
  chooseTwo: 'Wybierz dwa modele.',
  chooseDifferent: 'Wybierz dwa różne modele.',
  cancel: 'Anuluj',
  sampleAndMatch: 'Wygeneruj i połącz w pary',
  starting: 'Uruchamianie',
  prepared:
    'Oba modele odpowiadają na {count, plural, one {# polecenie testowe} few {# polecenia testowe} many {# poleceń testowych} other {# polecenia testowego}}. Głosowanie ruszy, gdy skończą.',
  watch: 'Zobacz',
}
