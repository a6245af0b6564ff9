export const settings = {
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
