import type { Translation } from '../messages'

export const examples: Translation['examples'] = {
  title: 'Od tekstu do przykładów',
  about:
    'Model zgaduje jeden token naraz na podstawie poprzednich. W każdym tekście jest więc tyle przykładów, ile tokenów, i nikt nie musi ich etykietować.',
  pretraining: 'Trening wstępny: każdy token raz jest tym do odgadnięcia',
  text: 'Tekst',
  context: 'Długość kontekstu',
  contextHint: 'W tokenach. GPT-3.5 i Llama 2: 4096; Falcon: 2048; model startowy: 256.',
  marks: 'BOS i EOS wokół tekstu',
  marksHint: 'Tokeny początku i końca sekwencji: gdzie tekst się zaczyna i co powiedzieć, gdy się skończył.',
  encoding: 'Kodowanie',
  input: 'Wejście (kontekst)',
  output: 'Wyjście',
  more: 'Pokaż więcej przykładów',
  reading:
    '{total, plural, one {# przykład} few {# przykłady} many {# przykładów} other {# przykładu}} z tego tekstu. {full, plural, one {# widzi} few {# widzą} many {# widzi} other {# widzi}} tylko koniec tego, co było wcześniej, bo kontekst jest pełny.',
  padding: 'PAD wypełnia kontekst, który nie jest jeszcze pełny; model uczy się go ignorować.',
  masking: 'Dostrajanie: liczy się tylko odpowiedź',
  maskingAbout:
    'Jeden przykład to jeden wiersz: polecenie w szablonie, odpowiedź, EOS. Model zgaduje każdy token, ale funkcja straty patrzy tylko na odpowiedź, żeby uczył się odpowiadać, a nie pytać.',
  prompt: 'Polecenie',
  response: 'Odpowiedź',
  row: 'Długość wiersza',
  rowHint: 'W tokenach. Krótsze wiersze są wypełniane, dłuższe ucinane.',
  counted: 'liczone przez funkcję straty',
  masked: 'zamaskowane',
  padded: 'wypełnienie',
  readingMask:
    'Funkcja straty liczy {counted, plural, one {# zgadnięcie} few {# zgadnięcia} many {# zgadnięć} other {# zgadnięcia}}; zamaskowanych jest {masked, number}.',
  readingCut:
    'Nie mieści się i przepada {cut, plural, one {# token} few {# tokeny} many {# tokenów} other {# tokenu}}, najpierw koniec odpowiedzi.',
  simplified:
    'Uproszczenie: model dostaje naraz cały wiersz i zgaduje w każdym jego miejscu, więc jeden wiersz to wiele przykładów. Laurel podczas treningu zamiast wypełniać pakuje kilka tekstów w jeden wiersz, a każdy tekst widzi tylko siebie.',
}
