import type { Translation } from '../messages'

export const pretraining: Translation['pretraining'] = {
  title: 'Trening wstępny i jego dane',
  about:
    'Najpierw model czyta: miliardy tokenów tekstu, i zgaduje każdy następny. Nikt niczego nie etykietuje. Uczy się języka i czegoś z tego, o czym są teksty.',
  simplified:
    'Model startowy czytał wygenerowane teksty o zmyślonym świecie, żeby dało się go wytrenować w godzinę na laptopie i żeby jego licencja była jasna. Falcon-7B przeczytał ćwierć miliona razy więcej tokenów.',
  falcon: 'Falcon-7B',
  falconCaption: '7 miliardów parametrów, 1500 miliardów tokenów; z karty modelu, tak jak w artykule',
  starter: 'Model startowy',
  starterCaption: '4 miliony parametrów, 6,4 miliona tokenów; z karty, z którą jest dostarczany',
  source: 'Źródło danych',
  share: 'Udział tokenów',
  tokens: 'Tokeny',
  billions: '{count, number} mld',
  millions: '{count} mln',
  stage: 'Etap {number, number}',
  curve: 'Strata modelu startowego',
  curveUnit: 'naty na token',
  updates: 'Aktualizacja',
  train: 'trening',
  held: 'odłożone dokumenty',
  curveReading:
    'Strata na odłożonych dokumentach spadła z {first} do {last} nata: tam, gdzie model wahał się między tyloma równymi tokenami: {firstChoices}, waha się teraz między tyloma: {lastChoices}. Drugi etap zaczyna się od aktualizacji {second, number}; każdy etap mierzono na jego własnej mieszance.',
  own: 'Naprawdę',
  ownHint:
    'Wytrenuj wstępnie model bazowy na mieszance własnych tekstów: od zera albo dalej, od modelu startowego.',
  ownStart: 'Trenuj wstępnie',
  contexts: 'Długości kontekstu',
  contextsCaption: 'ile tokenów model czyta najwyżej',
  model: 'Model',
}
