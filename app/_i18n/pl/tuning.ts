import type { Translation } from '../messages'

export const tuning: Translation['tuning'] = {
  title: 'Dostrajanie, przed i po',
  about:
    'Po treningu wstępnym model ciągnie tekst dalej; nikt nie nauczył go odpowiadać. Uczy go dostrajanie na przykładach, parach polecenia i dobrej odpowiedzi. Zapytaj oba o to samo.',
  simplified:
    'Te małe modele czytały tylko prosty angielski zmyślonego świata; nie wiedzą, kto co wygrał. Patrz na formę: czy odpowiada, czy sam kończy?',
  prompt: 'Pytanie',
  library: 'Polecenia do wypróbowania',
  before: 'Przed',
  after: 'Po',
  beforeIs: 'tylko po treningu wstępnym',
  afterIs: 'dostrojony na przykładach',
  ask: 'Zapytaj oba',
  again: 'Inna odpowiedź',
  none: 'Nie ma jeszcze dostrojonego modelu',
  noneHint: 'Rozpocznij dostrajanie: zajmie minuty, a potem ta strona pokaże różnicę.',
  start: 'Rozpocznij dostrajanie',
  setTitle: 'Przykłady, z których się uczy',
  setCaption: 'według rodzaju zadania',
  kind: 'Rodzaj zadania',
  count: 'Przykłady',
  example: 'Jeden z nich',
  noDemonstrations: 'Nikt jeszcze nie napisał przykładu.',
}
