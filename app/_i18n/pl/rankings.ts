import type { Translation } from '../messages'

export const rankings: Translation['rankings'] = {
  waiting:
    '{count, plural, one {# zadanie czeka na ranking.} few {# zadania czekają na ranking.} many {# zadań czeka na ranking.} other {# zadania czeka na ranking.}} Gwiazdki pojawią się z pierwszym.',
  title: 'Rankingi',
  about:
    'Ludzie układają odpowiedzi; z kolejności powstają pary i gwiazdki. Gwiazdki to pięciokrotność udziału pozostałych odpowiedzi, z którymi odpowiedź powinna wygrać.',
  rankAnswers: 'Oceniaj odpowiedzi',
  none: 'Nie ma jeszcze rankingów',
  sample: 'Wygeneruj odpowiedzi',
  noneHint: 'Wygeneruj modelem po kilka odpowiedzi na polecenie; staną się zadaniami do oceny.',
  search: 'Szukaj w poleceniach',
  failed: 'Nie udało się wczytać listy.',
  nothing: 'Nic nie pasuje',
  nothingHint: 'Żadne ocenione polecenie nie ma tych słów.',
  more: 'Pokaż 20 kolejnych',
  annotators:
    '{annotators, plural, one {# oceniający} few {# oceniających} many {# oceniających} other {# oceniającego}}',
  annotatorsSimulated:
    '{annotators, plural, one {# oceniający} few {# oceniających} many {# oceniających} other {# oceniającego}}, {simulated, number} od symulowanych',
  ties: 'w tym {share, number, percent} remisów',
  agreementPairs:
    'z {pairs, plural, one {# pary ocenionej} other {# par ocenionych}} przez dwie osoby; przypadek daje około 50%',
  position: {
    first: 'przypadek daje {share, number, percent}: ludzie mogą woleć to, co widzą najpierw.',
    last: 'przypadek daje {share, number, percent}: ludzie mogą woleć to, co widzą na końcu.',
    none: 'przypadek daje {share, number, percent}: nic nie wskazuje, by pozycja miała znaczenie.',
  },
  undetermined:
    '{count, plural, one {# odpowiedź pozostaje nierozstrzygnięta.} few {# odpowiedzi pozostają nierozstrzygnięte.} many {# odpowiedzi pozostaje nierozstrzygniętych.} other {# odpowiedzi pozostaje nierozstrzygnięte.}}',
  comparisons: 'Porównania',
  agreement: 'Zgodność',
  agreementNone: 'Potrzebne są polecenia ocenione przez dwie osoby: przy generowaniu ustaw nakładanie na 2.',
  firstBest: 'Pierwsza pokazana jest najlepsza',
  gold: {
    retireOf: 'Wycofaj wzorcowy ranking: {by}',
    makeOf: 'Ustaw ranking jako wzór: {by}',
    is: 'Wzór',
    retire: 'Wycofaj',
    make: 'Ustaw jako wzór',
    made: 'Można już na nim ćwiczyć.',
    makeTitle: 'Ustawić ten ranking jako wzór?',
    makeHint:
      'Zostanie skopiowany jako właściwa kolejność. Ludzie na nim ćwiczą i widzą go po własnej próbie; dopóki nie zostanie wycofany, nikt nie dostanie tych odpowiedzi do oceny.',
    leave: 'Zostaw',
    copying: 'Kopiowanie',
    why: 'Dlaczego ta kolejność jest właściwa',
    whyHint: 'Widać to obok wzorcowej kolejności.',
    retired: 'Wzór został wycofany.',
    retireTitle: 'Wycofać ten wzór?',
    retireHint:
      'Nikt już nie będzie na nim ćwiczyć. Osiągnięte wyniki zostają; odpowiedzi wracają do oceny, dopóki są wolne miejsca.',
    keep: 'Zostaw',
    retireIt: 'Wycofaj',
    retiring: 'Wycofywanie',
  },
  ofOverlap:
    '{count, plural, one {# ranking} few {# rankingi} many {# rankingów} other {# rankingu}} z {overlap, number}',
  tau: 'τ-b Kendalla {tau}',
  answersTo: 'Odpowiedzi na: {prompt}',
  unacceptable: 'Nie do przyjęcia',
  letter: 'Litera',
  answer: 'Odpowiedź',
  model: 'Model',
  starsHead: 'Gwiazdki ± błąd standardowy',
  simple: 'Prosto: pierwsza 5, ostatnia 0',
  imported: 'Z importu',
  evenly: 'Nierozstrzygnięte: zdania są równo podzielone',
  wrong: 'Oznaczone jako błędne',
  guidelines: 'wytyczne v{version, number}',
  corrected: '{count, plural, =1 {Poprawiony raz} other {Poprawiony # razy}}',
  sent: 'wysłany',
  degrees: {
    negligibly: 'znikomo lepsza',
    slightly: 'nieznacznie lepsza',
    clearly: 'wyraźnie lepsza',
    significantly: 'znacznie lepsza',
  },
  unacceptableOnes: 'Nie do przyjęcia: {letters}',
  simulated: 'Symulowany',
}
