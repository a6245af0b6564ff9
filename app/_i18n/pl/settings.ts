export const settings = {
  guidelines: {
    title: 'Wytyczne',
    description:
      'Co czyni odpowiedź lepszą: Markdown albo jedno kryterium w wierszu. Są obok każdego zadania. Każda zmiana to nowa wersja, pokazywana raz każdej osobie oceniającej; rankingi i przykłady pamiętają wersję, według której powstały.',
    view: 'Jak oglądać wytyczne',
    write: 'Pisanie',
    look: 'Tak, jak widzą je inni',
    unchanged: 'Najpierw zmień tekst.',
    save: 'Zapisz jako wersję {version, number}',
    saving: 'Zapisywanie',
    saved: 'Zapisano wersję {version, number} wytycznych.',
    versions: 'Wersje',
    version: 'Wersja {version, number}',
    madeBy:
      '{rankings, plural, one {# ranking} few {# rankingi} many {# rankingów} other {# rankingu}}, {demonstrations, plural, one {# przykład} few {# przykłady} many {# przykładów} other {# przykładu}}',
  },
  calibration: {
    title: 'Ćwiczenia przed pracą',
    description:
      'Oceniający układają odpowiedzi, których właściwa kolejność jest znana, i od razu widzą różnice. Wzorem jest wybrany ranking.',
    golds:
      '{golds, plural, =0 {Żaden ranking nie jest jeszcze wzorem.} one {# ranking jest wzorem.} few {# rankingi są wzorami.} many {# rankingów jest wzorami.} other {# rankingu jest wzorem.}}',
    ask: 'Oceniający ćwiczą, aż osiągną próg',
    askHint: 'Stanowisko rankingów prowadzi najpierw tam. Kto zaliczył, może ćwiczyć dalej.',
    attempts: 'Ile prób się liczy',
    attemptsHint: 'Ostatnie; gdy wzorów jest mniej, wracają te same.',
    mark: 'Próg w %',
    markHint: 'Średni udział par ocenionych tak jak we wzorze. Przypadek daje około 50.',
    save: 'Zapisz ćwiczenia',
    saving: 'Zapisywanie',
    saved: 'Zapisano ćwiczenia.',
  },
  aspects: {
    title: 'Flagi i oceny',
    description:
      'Co oceniający mówią o każdej odpowiedzi poza jej miejscem. Wyłączenie zachowuje to, co już powiedziano. Definicje są na stanowisku pod jednym klawiszem.',
    flags: 'Flagi',
    flagsHint: 'Z tą odpowiedzią jest coś nie tak, niezależnie od jej miejsca.',
    ratings: 'Oceny',
    ratingsHint:
      'Jak dobra jest ta odpowiedź pod jednym względem. Bez wymaganej oceny nie da się wysłać rankingu.',
    name: 'Nazwa',
    definition: 'Definicja: {name}',
    noDefinition: 'Co to znaczy?',
    scale: 'od 1 do {points, number}',
    highest: 'Najwyższa wartość',
    needed: 'Wymagana',
    neededOf: '{name}: ocena wymagana',
    ask: 'Pytaj o: {name}',
    new: 'nowa',
    addFlag: 'Dodaj flagę',
    addRating: 'Dodaj ocenę',
    drop: 'Usuń nową',
    save: 'Zapisz flagi i oceny',
    saving: 'Zapisywanie',
    saved: 'Zapisano flagi i oceny.',
  },
}
