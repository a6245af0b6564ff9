import type { Translation } from '../messages'

export const loop: Translation['loop'] = {
  title: 'Strona główna',
  progress: 'Postęp',
  done: 'Zrobione:',
  round: 'Runda {round, number}',
  invite: 'Zaproś ludzi',
  settings: 'Ustawienia projektu',
  sampling: 'Próbkowanie odpowiedzi',
  watch: 'Obserwuj przebieg',
  nextStep: 'Następny krok',
  afterwards: 'Co będzie potem',
  teach: 'Najpierw nauka',
  teachHint: 'Ludzie piszą polecenia i odpowiedzi.',
  improve: 'Potem poprawianie',
  improveHint: 'Runda za rundą, aż ludzie przestaną woleć nowe odpowiedzi.',
  steps: {
    prompts: 'Polecenia',
    demonstrations: 'Pisanie odpowiedzi',
    sft: 'Dostrajanie',
    rankings: 'Ranking odpowiedzi',
    reward: 'Model nagradzania',
    policy: 'Aktualizacja polityki',
    compare: 'Porównanie',
  },
  later: {
    prompts: 'o co pytają ludzie',
    demonstrations: 'jak dobrze odpowiadać',
    sft: 'uczy się odpowiadać',
    rankings: 'która odpowiedź jest lepsza',
    reward: 'uczy się, co wolą ludzie',
    policy: 'ćwiczy dla nagrody',
    compare: 'w ciemno, z poprzednią',
  },
  finished: {
    prompts: 'gotowe: {count, number}',
    demonstrations: 'napisane: {count, number}',
    rankings: 'ocenione: {count, number} z {target, number}',
    rankingsAll: 'ocenione',
    reward: 'wytrenowany',
    rewardWithout: 'gotowe',
    compare: '{count, plural, one {# głos} few {# głosy} many {# głosów} other {# głosu}}',
  },
  waiting: 'czeka na proces roboczy',
  running: 'w toku',
  runningAt: '{share, number, percent}, w toku',
  upNext: 'teraz to',
  upNextOf: '{count, number} z {target, number}, teraz to',
  next: {
    prompts: {
      title: 'Dodaj polecenia',
      why: 'Polecenia to pytania, na które odpowiadają ludzie i modele.',
      act: 'Otwórz polecenia',
    },
    demonstrations: {
      title:
        '{count, plural, one {Napisz jeszcze # odpowiedź} few {Napisz jeszcze # odpowiedzi} many {Napisz jeszcze # odpowiedzi} other {Napisz jeszcze # odpowiedzi}}',
      why: 'Uczy się na nich pierwszy model. Pięćdziesiąt starannych odpowiedzi jest warte więcej niż pięćset pisanych w pośpiechu.',
      act: 'Napisz odpowiedź',
    },
    sft: {
      title: 'Dostrój model bazowy',
      why: 'Nauczy się odpowiadać na {count, plural, one {# przykładzie} few {# przykładach} many {# przykładach} other {# przykładu}}. Na laptopie zajmie to kilka minut.',
      act: 'Zacznij dostrajanie',
      other: 'Napisz więcej odpowiedzi',
    },
    sample: {
      title: 'Wygeneruj odpowiedzi do oceny',
      titleAgain: 'Jeszcze jedna runda',
      why: 'Model pisze po cztery odpowiedzi na każde polecenie. Potem ludzie mówią, które są lepsze.',
      act: 'Wygeneruj odpowiedzi',
      other: 'Porównaj modele',
    },
    rankings: {
      title:
        '{count, plural, one {Oceń jeszcze # polecenie} few {Oceń jeszcze # polecenia} many {Oceń jeszcze # poleceń} other {Oceń jeszcze # polecenia}}',
      why: 'Ułóż cztery odpowiedzi na to samo polecenie w kolejności; remisy są dozwolone. Nikt nie widzi, który model je napisał.',
      act: 'Oceniaj odpowiedzi',
      other: 'Trenuj model nagradzania już teraz',
    },
    reward: {
      title: 'Wytrenuj model nagradzania',
      why: 'Na podstawie {count, plural, one {# rankingu} few {# rankingów} many {# rankingów} other {# rankingu}} nauczy się, co wolą ludzie, i będzie punktować odpowiedzi, których nikt nie widział.',
      act: 'Wytrenuj model nagradzania',
      other: 'Oceń więcej odpowiedzi',
    },
    policy: {
      title: 'Zaktualizuj politykę',
      why: 'Model ćwiczy odpowiedzi, którym model nagradzania daje wysoki wynik, i pozostaje blisko punktu wyjścia.',
      act: 'Zacznij aktualizację polityki',
    },
    compare: {
      title: 'Sprawdź, czy jest lepiej',
      why: 'Porównaj modele obok siebie, a potem przygotuj pary do głosowania w ciemno.',
      act: 'Porównaj modele',
    },
    vote: {
      title:
        '{count, plural, one {Zagłosuj jeszcze na # parę} few {Zagłosuj jeszcze na # pary} many {Zagłosuj jeszcze na # par} other {Zagłosuj jeszcze na # pary}}',
      why: 'Dwie odpowiedzi, nazwy ukryte. Twoje głosy rozstrzygną, czy nowa polityka jest lepsza, i pokażą, jak to pewne.',
      act: 'Głosuj',
      other: 'Porównaj obok siebie',
    },
  },
  follows: {
    sft: {
      title: 'Dostrajanie modelu bazowego',
      text: 'Uczy się odpowiadać na tym, co napisali ludzie.',
    },
    rankings: {
      title: 'Ludzie oceniają jego odpowiedzi',
      text: 'Każde polecenie dostaje cztery odpowiedzi. Równe mogą dzielić miejsce.',
    },
    reward: {
      title: 'Model nagradzania uczy się, co wolą ludzie',
      text: 'Sprawdzany na poleceniach, których nie widział.',
    },
    policy: {
      title: 'Polityka ćwiczy dla nagrody',
      text: 'Trzymana blisko punktu wyjścia; gdy odejdzie za daleko, sama się zatrzyma.',
    },
    compare: {
      title: 'Sprawdzasz, czy jest lepiej',
      text: 'Rozstrzyga głosowanie w ciemno, z przedziałem ufności.',
    },
  },
}
