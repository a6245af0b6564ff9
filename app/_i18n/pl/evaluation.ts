import type { Translation } from '../messages'

export const evaluation: Translation['evaluation'] = {
  title: 'Ewaluacja',
  caption: 'na poleceniach, których nie widział żaden trening',
  starting: 'Uruchamianie',
  measuredNow: 'Pomiar trwa.',
  again: 'Ewaluuj ponownie',
  start: 'Ewaluuj',
  none: 'Jeszcze bez ewaluacji. W ewaluacji wersja odpowiada na najwyżej {prompts, number} poleceń testowych, po {answers, number} razy, obok wersji promowanej, i okazuje się, czy jest lepsza. Polityki są ewaluowane same, gdy tylko powstaną.',
  waiting: 'W kolejce do procesu roboczego:',
  measuring: 'Pomiar:',
  parts: 'Części ewaluacji',
  failed: 'Ostatnia ewaluacja się nie powiodła.',
  stopped: 'Ostatnia ewaluacja została zatrzymana.',
  table: 'Miary',
  measure: 'Miara',
  rows: {
    gold: { label: 'Wzór', meaning: 'średnia, od 0 do 1; nie widzi go żaden trening' },
    score: { label: 'Wynik', meaning: 'średnia, od modelu nagradzania' },
    kl: { label: 'KL', meaning: 'naty na odpowiedź, do modelu odniesienia' },
    perplexity: { label: 'Perpleksja', meaning: 'na odłożonych przykładach; im niższa, tym lepiej' },
    tokens: { label: 'Długość', meaning: 'średnia liczba tokenów odpowiedzi' },
    cut: { label: 'Ucięte', meaning: 'odpowiedzi, które doszły do limitu' },
    distinct1: { label: 'Różne słowa', meaning: 'różne tokeny wśród wszystkich' },
    distinct2: { label: 'Różne pary', meaning: 'różne pary tokenów wśród wszystkich' },
  },
  verdict: {
    nothing: 'Nie ma z czym porównać.',
    nothingHint: 'Nie powstała z innej wersji, a żadna inna nie jest promowana.',
    better: 'Lepsza niż {name}.',
    worse: 'Gorsza niż {name}.',
    unclear: 'Za mało dowodów, by ją odróżnić od {name}.',
    promoted: '{name} (wersja promowana)',
    startedFrom: '{name} (od niej zaczęła)',
    peopleJudge: 'Dla tych poleceń nie ma modelu nagradzania ani wzoru: muszą ocenić ludzie.',
    gold: 'Wzór różni się o {mean} (przedział 95% od {low} do {high}) na {prompts, plural, one {# poleceniu} few {# poleceniach} many {# poleceniach} other {# polecenia}}, na które odpowiedziały obie; każde polecenie liczy się raz.',
    score:
      'Wynik różni się o {mean} (przedział 95% od {low} do {high}) na {prompts, plural, one {# poleceniu} few {# poleceniach} many {# poleceniach} other {# polecenia}}, na które odpowiedziały obie; każde polecenie liczy się raz.',
    fooled:
      'Trenowano ją właśnie z tym modelem nagradzania, więc przewaga może znaczyć, że go oszukuje: rozstrzyga głosowanie w ciemno.',
  },
  bestOfN: {
    title: 'Najlepsza z n',
    unit: 'wartość oczekiwana, wybór według wyniku',
    reading: 'Wybór najlepszej z {n, number} według wyniku podnosi wynik z {from} do {to}.',
    gold: 'Wzór zmienia się z {from} na {to}.',
    goldFalls: 'Wzór zmienia się z {from} na {to}: model nagradzania wybiera to, co według wzoru gorsze.',
    scoreLine: 'wynik',
    goldLine: 'wzór',
  },
  frontier: {
    title: 'Wynik i odległość',
    unit: 'średni wynik względem √KL do modelu odniesienia, √naty na odpowiedź',
    version: 'Wersja',
    alone: '{name} ma wynik {score} przy √KL {kl}; żadnej innej wersji nie zmierzono jeszcze tak samo.',
    best: 'Z {count, plural, one {# wersji zmierzonej} other {# wersji zmierzonych}} tak samo najwyższy wynik ma {name}: {score} przy √KL {kl}.',
  },
  spread: {
    title: 'Wyniki według wersji',
    unit: 'udział odpowiedzi w każdym przedziale',
    reading: 'Średnie wyniki: {means}.',
    from: 'Od',
  },
  foot: {
    answered:
      '{prompts, plural, one {# polecenie testowe} few {# polecenia testowe} many {# poleceń testowych} other {# polecenia testowego}} × {answers, plural, one {# odpowiedź} few {# odpowiedzi} many {# odpowiedzi} other {# odpowiedzi}} w temperaturze 1.',
    scoredBy: 'Wynik od {model}.',
    scoredByChecked:
      'Wynik od {model}, który ustawia tak jak ludzie {rate} z {count, plural, one {# odłożonego porównania} other {# odłożonych porównań}} (przedział 95% od {low} do {high}).',
    klTo: 'KL do {model}.',
    perplexity:
      'Perpleksja na {count, plural, one {# odłożonym przykładzie} few {# odłożonych przykładach} many {# odłożonych przykładach} other {# odłożonego przykładu}}: {value}.',
    rule: 'O lepszej lub gorszej mówi się wtedy, gdy przedział 95% Studenta dla różnicy w parach, jednej liczby na polecenie, nie zawiera zera i odpowiedzi jest na co najmniej 20 poleceń.',
    measuredBy: 'Pomiar: <run></run>.',
  },
}
