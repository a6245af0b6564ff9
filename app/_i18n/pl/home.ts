export const home = {
  rank: {
    title:
      '{count, plural, =0 {Nie ma jeszcze czego oceniać} one {# polecenie do oceny} few {# polecenia do oceny} many {# poleceń do oceny} other {# polecenia do oceny}}',
    text: 'Ułóż odpowiedzi na jedno polecenie od najlepszej. Równe odpowiedzi dzielą miejsce.',
    none: 'Rankingi zaczną się, gdy model napisze odpowiedzi.',
    start: 'Oceniaj odpowiedzi',
  },
  practice: {
    title: 'Najpierw ćwiczenia',
    text: 'Ułóż odpowiedzi, których właściwa kolejność jest znana. Prawdziwa praca zaczyna się, gdy się z nią zgadzasz.',
    start: 'Ćwicz',
    again: 'Poćwicz na znanych kolejnościach',
  },
  vote: {
    title:
      '{count, plural, =0 {Nie ma jeszcze na co głosować} one {# para do głosowania} few {# pary do głosowania} many {# par do głosowania} other {# pary do głosowania}}',
    text: 'Dwie odpowiedzi na jedno polecenie, nazwy ukryte. Powiedz, która jest lepsza.',
    none: 'Głosowanie zacznie się, gdy będą dwa modele do porównania.',
    start: 'Głosuj',
  },
  write: {
    title: 'Pisz odpowiedzi',
    text: 'Pokaż modelowi, jak wygląda dobra odpowiedź, na podane polecenie albo na własne.',
    start: 'Napisz odpowiedź',
  },
  better: 'Co czyni odpowiedź lepszą',
  drafts:
    '{count, plural, one {# szkic czeka na Ciebie; otwórz stanowisko, żeby kontynuować.} few {# szkice czekają na Ciebie; otwórz stanowisko, żeby kontynuować.} many {# szkiców czeka na Ciebie; otwórz stanowisko, żeby kontynuować.} other {# szkicu czeka na Ciebie; otwórz stanowisko, żeby kontynuować.}}',
  own: {
    title: 'Twoja praca',
    kind: 'Co',
    today: 'Dziś',
    total: 'Razem',
    demonstrations: 'Odpowiedzi',
    rankings: 'Rankingi',
    votes: 'Głosy',
    median: 'Ranking zajmuje Ci',
    tooFew: 'Będzie wiadomo po trzech rankingach.',
    seconds: '{seconds, number} s',
    minutes: '{minutes, number} min {seconds, number} s',
    agreement: 'Inni zgadzają się z Tobą',
    alone: 'Nikt inny nie oceniał jeszcze tego samego.',
    share:
      'w {share, number, percent} par, na {tasks, plural, one {# wspólnym poleceniu} few {# wspólnych poleceniach} many {# wspólnych poleceniach} other {# wspólnego polecenia}}',
    shareTau:
      'w {share, number, percent} par (τ-b Kendalla {tau}), na {tasks, plural, one {# wspólnym poleceniu} few {# wspólnych poleceniach} many {# wspólnych poleceniach} other {# wspólnego polecenia}}',
    chance:
      'Przypadek daje około {share, number, percent}. Gdy ludzie się nie zgadzają, obie strony mogą mieć rację.',
    failed: 'Nie udało się pobrać Twoich liczb.',
  },
  board: {
    title: 'Kto ile zrobił',
    description: 'Odpowiedzi, rankingi i głosy razem.',
    name: 'Imię',
    week: 'Siedem dni',
    total: 'Razem',
    you: '{name} (Ty)',
    empty: 'Nikt jeszcze niczego nie wysłał.',
  },
} as const
