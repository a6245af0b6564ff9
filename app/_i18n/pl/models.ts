import type { Translation } from '../messages'

export const models: Translation['models'] = {
  title: 'Modele',
  about:
    '{count, plural, one {# wersja} few {# wersje} many {# wersji} other {# wersji}}, {size} na dysku. Wersja nigdy się nie zmienia: pamięta, z czego powstała, swoje dane, ustawienia i ziarno.',
  compare: 'Porównaj',
  tabs: {
    versions: 'Wersje',
    lineage: 'Pochodzenie',
    disk: 'Dysk',
  },
  standing: {
    promoted: 'promowana',
    retired: 'wycofana',
  },
  none: 'Nie ma jeszcze modeli',
  noneHint:
    'Model startowy pojawi się po pierwszym uruchomieniu Laurela; następne dołączą z kolejnymi przebiegami.',
  startRun: 'Rozpocznij przebieg',
  model: 'Model',
  madeFrom: 'Z czego powstał',
  measured: 'Pomiar',
  notMeasured: 'Bez pomiaru',
  parameters: 'Parametry',
  answers: 'Odpowiedzi',
  weights: 'Wagi',
  onDisk: 'Dysk',
  made: 'Powstał',
  shipped: 'część Laurela',
  headline: {
    loss: 'strata na odłożonych danych: {loss} nata',
    accuracy: '{share, number, percent} odłożonych porównań zgodnych z ludźmi',
    score: 'wynik {score}',
    scoreAtKl: 'wynik {score} przy KL {kl} nata',
  },
  data: {
    demonstrations:
      '{count, plural, one {# przykład} few {# przykłady} many {# przykładów} other {# przykładu}}',
    rankings: '{count, plural, one {# ranking} few {# rankingi} many {# rankingów} other {# rankingu}}',
    prompts: '{count, plural, one {# polecenie} few {# polecenia} many {# poleceń} other {# polecenia}}',
  },
  lineage: {
    label: 'Pochodzenie, od najnowszej wersji',
    legend:
      'Linie ciągłe: wagi, od których wersja zaczęła. Przerywane: model nagradzania, który ją punktował.',
    from: 'z {names}',
    scoredBy: 'wynik od {names}',
    klTo: 'KL do {names}',
    byRun: 'przebieg <run></run>',
    on: 'dane: {data}',
  },
  disk: {
    caption: 'wagi, ustawienia i tokenizer',
    active:
      'Kolejne {size} to punkty kontrolne przebiegów, które czekają lub trwają; znikną, gdy te się skończą.',
    unneeded: 'Już niepotrzebne',
    unneededHint: 'zostało po zakończonych przebiegach',
    nothing: 'Nic: każdy plik należy do wersji albo do przebiegu, który można jeszcze wznowić.',
    what: {
      checkpoint: 'Punkt kontrolny',
      model: 'Model, z którego nie powstała wersja',
    },
    remove: 'Usuń {size}',
    nothingChosen: 'Niczego nie wybrano.',
    onlyAdmin: 'Pliki usuwa tylko administrator.',
    removeTitle:
      'Usunąć {count, plural, one {# folder} few {# foldery} many {# folderów} other {# folderu}}, {size}?',
    removeHint:
      'Plików nie da się odzyskać. Nie potrzebuje ich żadna wersja ani żaden przebieg, który czeka lub trwa. Zostanie zapisane, kto co usunął.',
    keep: 'Zostaw',
    removing: 'Usuwanie',
    done: 'Usunięto {count, plural, one {# folder} few {# foldery} many {# folderów} other {# folderu}}, zwolniono {size}.',
    removed: 'Usunięte',
    removedHint: 'ostatnich dwadzieścia',
    removedBy: '{size}, {name}, <time></time>',
  },
}
