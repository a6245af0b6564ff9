import type { Translation } from '../messages'

export const exports: Translation['exports'] = {
  title: 'Zapisane w tle',
  caption: 'Każdy plik czeka tydzień. Przerwane pobieranie można wznowić.',
  write: 'Zapisz w tle',
  writing: 'Zlecanie',
  begun:
    'Plik zapisuje proces roboczy. Gdy będzie gotowy, dostaniesz wiadomość, także przy następnej wizycie.',
  ready: 'Plik {file} jest gotowy.',
  failed: 'Nie udało się zapisać eksportu.',
  download: 'Pobierz',
  look: 'Zobacz',
  by: 'zlecone przez: {name}',
  until: 'czeka do {date}',
  status: {
    waiting: 'Czeka na proces roboczy',
    running: 'Zapisywanie',
    failed: 'Nieudane',
    expired: 'Już nieprzechowywane',
  },
}
