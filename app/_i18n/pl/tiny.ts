import type { Translation } from '../messages'

export const tiny: Translation['tiny'] = {
  title: 'Pętla na żywo',
  about:
    'Napisz, oceń, popraw, od nowa. Model o czternastu słowach uczy się w tej przeglądarce na Twoich oczach: pisze zdania, sędzia je ocenia, a słowa, które prowadziły do lepszych ocen, stają się bardziej prawdopodobne.',
  simplified:
    'Uproszczenie: sędzią jest reguła zamiast modelu nagradzania, który nauczył się od ludzi, model widzi tylko poprzednie słowo, a każdy krok to zwykły REINFORCE zamiast PPO z modelem wartości i przycinaniem. Nagroda jest prawdziwa: wynik − β · KL.',
  real: 'Zrób to naprawdę: aktualizacja modelu z modelem nagradzania',
  judge: 'Sędzia lubi',
  judges: { cats: 'koty', polite: 'podziękowania', long: 'długie zdania', short: 'krótkie zdania' },
  beta: 'Cena KL, β',
  start: 'Ucz się',
  pause: 'Wstrzymaj',
  reset: 'Zacznij od nowa',
  step: 'Krok',
  curves: 'Wynik i KL, krok po kroku',
  score: 'Wynik',
  scoreUnit: 'średnia z 64 zdań, od 0 do 1',
  kl: 'KL do modelu odniesienia',
  klUnit: 'naty na zdanie',
  before: 'Co pisał na początku',
  now: 'Co pisze teraz',
  reading:
    '{phase, select, start {Naciśnij „Ucz się”: w ciągu minuty zdania się zmienią.} learning {Wynik to {score}, na początku {first}. KL to {kl} nata.} other {Gotowe: wynik wzrósł z {first} do {score}, a kosztowało to {kl} nata KL.}}',
  overdone:
    'Za każdym razem mówi prawie to samo: sędzia jest zadowolony, a nikt nie chciałby tego czytać. Nadaj KL cenę i zacznij od nowa.',
  own: 'To samo na Twoim modelu',
  ownAbout:
    'Co zrobił przebieg {run}, z modelem nagradzania, który uczył się od ludzi, i z ceną KL: wybierz polecenie i przejdź przez kroki. Nowe słowa są zaznaczone.',
  ownPrompt: 'Polecenie',
  ownStep: 'Po kroku {step}',
  ownScore: 'wynik {score}',
  ownScoreUnit: 'modelu nagradzania, średnia z odpowiedzi',
  ownKlUnit: 'naty na odpowiedź',
  ownEmpty: '(pusta odpowiedź)',
  chartReading: '{name}: teraz {last}, na początku {first}.',
}
