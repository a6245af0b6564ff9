import type { Translation } from '../messages'

export const anatomy: Translation['anatomy'] = {
  title: 'Anatomia modelu językowego',
  about:
    'Jak trenuje się duży model językowy, krok po kroku, a w każdym kroku jest czego dotknąć. Wszystko działa na modelach tego projektu.',
  small:
    'Modele są tu małe, po kilka milionów liczb, żeby każdy krok trwał sekundy. Kroki są te same co w dużych modelach.',
  skip: 'Przejdź do treści',
  signIn: 'Zaloguj się',
  chapterList: 'Rozdziały',
  start: 'Anatomia',
  chapters: {
    tokens: {
      title: 'Tokeny',
      about: 'Model czyta kawałki tekstu, każdy ma swój numer. Zobacz, gdzie przebiegają cięcia.',
    },
    examples: {
      title: 'Od tekstu do przykładów',
      about: 'Jak z tekstu powstaje to, na czym model się uczy: kontekst i jeden następny token.',
    },
    generation: {
      title: 'Generowanie',
      about: 'Odpowiedź powstaje token po tokenie. Zobacz kandydatów, pokręć pokrętłami, pójdź inną gałęzią.',
    },
    'pre-training': {
      title: 'Trening wstępny i dane',
      about:
        'Co model czyta, zanim ktokolwiek go czegoś nauczy: nasza mieszanka i krzywa obok tabeli Falcona-7B.',
    },
    'fine-tuning': {
      title: 'Dostrajanie',
      about: 'To samo pytanie, zanim model zobaczył, jak wyglądają odpowiedzi, i potem.',
    },
    stars: {
      title: 'Od rankingu do gwiazdek',
      about:
        'Ludzie układają ranking; model nagradzania potrzebuje liczb. Przeciągnij restauracje i zobacz obie drogi.',
    },
    reward: {
      title: 'Model nagradzania',
      about: 'Napisz odpowiedź i zobacz jej wynik, token po tokenie. Spróbuj go oszukać.',
    },
    loop: {
      title: 'Pętla na żywo',
      about: 'Maleńki model uczy się na Twoich oczach: krzywe się ruszają, zdania się zmieniają.',
    },
  },
}
