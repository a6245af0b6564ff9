import type { Translation } from '../messages'

export const charts: Translation['charts'] = {
  interval: '{label}: {value}, przedział 95% od {low} do {high}',
  noRating: '– jeszcze bez oceny',
  stars: '{stars} gwiazdki z 5',
  fromRankings: '{count, plural, one {# ranking} few {# rankingi} many {# rankingów} other {# rankingu}}',
  asChart: 'Pokaż jako wykres: {title}',
  asTable: 'Pokaż jako tabelę: {title}',
  step: 'Krok',
  noLog: '(bez skali logarytmicznej: nie wszystko powyżej 0)',
  noneInStretch: 'Brak punktów w tym odcinku',
  noPoints: 'Nie ma jeszcze punktów',
  healthy: 'zdrowy zakres',
  reading: '{name}: {value}, {at}; na początku {first}.',
  range: 'od {low} do {high}',
}
