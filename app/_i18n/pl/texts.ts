import type { Translation } from '../messages'

export const texts: Translation['texts'] = {
  title: 'Teksty',
  about:
    'Na nich odbywa się trening wstępny modeli bazowych. Tekst nigdy się nie zmienia; mniej więcej co dwudziesty fragment jest odłożony.',
  pretrain: 'Trenuj wstępnie',
  add: 'Dodaj tekst',
  none: 'Nie ma jeszcze tekstów',
  noneHint: 'Bez nich model trenuje się wstępnie na prostym angielskim, który generuje Laurel.',
  text: 'Tekst',
  licence: 'Licencja',
  passages: 'Fragmenty',
  heldOut: 'Odłożone',
  tokens: 'Tokeny, około',
  acts: 'Działania',
  retired: '(wycofany)',
  retire: 'Wycofaj',
  retireOne: 'Wycofaj: {name}',
  restore: 'Przywróć',
  restoreOne: 'Przywróć: {name}',
  saving: 'Zapisywanie',
  addHint: 'Zwykły tekst w UTF-8 albo JSON Lines z polem „text” w każdym wierszu; najwyżej 200 MB.',
  cancel: 'Anuluj',
  adding: 'Dodawanie',
  addIt: 'Dodaj',
  file: 'Plik',
  fileHint: 'Dokumenty rozdziela <|endoftext|> albo wiersz JSON.',
  fileMissing: 'Wybierz plik.',
  sending: 'Wysyłanie pliku',
  details: {
    name: {
      label: 'Nazwa',
      hint: 'Taka, jaka ma stać w tabeli tego, co czytał model.',
    },
    licence: {
      label: 'Licencja',
      hint: 'CC0-1.0, domena publiczna, własna praca, …',
    },
    origin: {
      label: 'Pochodzenie',
      hint: 'Skąd jest: adres albo opis słowny.',
    },
    language: {
      label: 'Język',
      hint: 'Angielski, polski, …',
    },
  },
}
