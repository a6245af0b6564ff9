import type { Translation } from '../messages'

export const developers: Translation['developers'] = {
  title: 'Dla programistów',
  about:
    'Co programy mogą zrobić z projektem przez HTTP. Każdy wiersz jest wzięty z samego API, którego dokument jest po angielsku.',
  tools: 'To samo jako dokument dla narzędzi: <link></link> (OpenAPI 3.1).',
  models:
    'Wersje modeli odpowiadają innym narzędziom z tym samym kluczem: klientom API OpenAI pod /v1 (models, chat/completions, completions) i OpenRLHF pod /v1/get_reward, z kluczem w adresie.',
  resources: 'Zasoby',
  problems: 'Problemy',
  problemsHint:
    'Odmowa to dokument problemu z polami type, title, status i detail, a gdy coś w żądaniu jest źle, także errors, które mówi gdzie.',
  key: 'Twój klucz',
  keyHint: 'Do wypróbowania żądań tutaj. Nie jest nigdzie zapisywany i znika razem ze stroną.',
  scope: 'Wymaga uprawnienia {scope}.',
  anyKey: 'Może zapytać każdy klucz.',
  parameters: 'Parametry',
  body: 'Treść',
  bodyIsFile: 'Treścią jest plik.',
  answer: 'Odpowiedź',
  answersFile: 'Odpowiada plikiem.',
  statuses: 'Kody stanu: {statuses}',
  needed: 'wymagane',
  default: 'Domyślnie: {value}.',
  types: {
    anything: 'cokolwiek',
    list: 'lista: {type}',
    time: 'czas',
  },
  fromCommandLine: 'Plik wysyła się z wiersza poleceń.',
  keyFirst: 'Najpierw wpisz swój klucz na górze strony.',
  fillIn: 'Najpierw wypełnij: {names}.',
  sending: 'Wysyłanie',
  send: 'Wyślij',
}
