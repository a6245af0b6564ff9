import type { Translation } from '../messages'

export const reward: Translation['reward'] = {
  title: 'Model nagradzania',
  about:
    'Model językowy, który nie zgaduje już następnego tokenu: czyta odpowiedź i mówi, jak bardzo spodobałaby się ludziom. Nauczył się tego z rankingów i daje się oszukać.',
  simplified:
    'Liczba pod tokenem to wynik, jaki odpowiedź miałaby, gdyby się na nim kończyła; kolor mówi, jak bardzo ten token go przesunął. Model nagradzania czyta od lewej do prawej, więc token jest oceniany na tle tego, co przed nim, a nie po nim.',
  model: 'Model nagradzania',
  prompt: 'Polecenie',
  answer: 'Odpowiedź',
  answerPlaceholder: 'Napisz odpowiedź i zobacz jej wynik',
  none: 'Nie ma jeszcze modelu nagradzania',
  noneHint: 'Pojawi się tutaj, gdy przebieg treningu nauczy się z rankingów.',
  startRun: 'Rozpocznij przebieg modelu nagradzania',
  score: 'Wynik',
  scale: 'Średnia 0 i odchylenie standardowe 1 dla odpowiedzi, na których go znormalizowano.',
  reading:
    '{place, select, top {Wśród najlepszych, jakie widział.} good {Lepsza niż większość odpowiedzi, które widział.} middle {Mniej więcej przeciętna odpowiedź.} bad {Gorsza niż większość odpowiedzi, które widział.} other {Wśród najgorszych, jakie widział.}}',
  each: 'Co robi każdy token',
  up: 'podnosi wynik',
  down: 'obniża go',
  contribution: '{token}: {change}, potem {score}',
  fool: 'Spróbuj go oszukać',
  foolAbout: 'Czy gorsza odpowiedź może dostać wyższy wynik? Każdy przycisk zmienia odpowiedź powyżej.',
  twice: 'Powtórz dwa razy',
  flatter: 'Pochlebiaj czytelnikowi',
  lengthen: 'Dodaj zdanie o niczym',
  repeatPrompt: 'Powtórz pytanie',
  shout: 'KRZYCZ',
  nothing: 'Nie mów nic',
  attempts: 'Próby, od najwyższego wyniku',
  attemptTokens: '{count, plural, one {# token} few {# tokeny} many {# tokenów} other {# tokenu}}',
  take: 'Przywróć tę odpowiedź',
  kl: 'Po co jest kara KL',
  klAbout:
    'Model, który goniłby tylko za wynikiem, sam znalazłby takie odpowiedzi. Dlatego aktualizacja płaci za każdy krok od modelu, od którego zaczęła: nagroda = wynik − β · KL.',
  reference: 'Model, od którego zaczęto',
  beta: 'β',
  klReading:
    'Model odniesienia uważa tę odpowiedź za {likely, select, yes {prawdopodobną} other {nieprawdopodobną}}: {nats} natów łącznie, {bits} bitu na token. Model, który pisałby zawsze tylko ją, miałby KL równe {nats} natów i zapłaciłby {penalty}: z wyniku {score} zostaje nagroda {total}.',
  failed: 'Model nie odpowiedział.',
}
