/**
 * What workers report to people: how runs, imports and exports ended, lines of the log, whether a provider can be had. By
 * the English sentence; `{}` stands for what varies, `{n}` for a number. `tests/unit/i18n.test.ts` fails on one that nobody says any more.
 */
export const REPORTS: Readonly<Record<string, string>> = {
  'It cannot be answered.': 'Na to nie da się odpowiedzieć.',
  'The key of {} was stored under another secret of this installation. Enter it again in the settings.':
    'Klucz serwera {} zapisano pod innym sekretem tej instalacji. Wpisz go ponownie w ustawieniach.',
  // How runs end
  '{} Nothing was kept.': '{} Nic nie zostało zachowane.',
  '{} Kept the version after step {}.': '{} Zachowano wersję po kroku {}.',
  'Stopped.': 'Zatrzymano.',
  'Stopped; the answers that had come were kept.': 'Zatrzymano; odpowiedzi, które już były, zostają.',
  'Stopped while it was paused.': 'Zatrzymano w czasie wstrzymania.',
  'Stopped before it started.': 'Zatrzymano przed startem.',
  'Cancelled after {} of {} steps.': 'Przerwano po {} z {} kroków.',
  'Cancelled after {} of {}.': 'Przerwano po {} z {}.',
  'Cancelled; the process had to be ended before it could save.':
    'Przerwano; proces trzeba było zakończyć, zanim zdążył zapisać.',
  'Given up after {} attempts: each worker that ran it died. The machine may be short of memory; try a smaller batch.':
    'Zaniechano po {} próbach: każdy proces roboczy, który go wykonywał, przestał działać. Maszynie może brakować pamięci; spróbuj mniejszej paczki.',
  'KL to the reference reached {} nats per answer, over the budget of {}.':
    'KL do modelu odniesienia doszło do {} nata na odpowiedź, ponad budżet {}.',
  '{} became not a number in step {}.': '{}: w kroku {} przestało być liczbą.',
  'The model gave {} that are not numbers.': 'Model dał wartości {}, które nie są liczbami.',
  'The training process {} before it finished.{}': 'Proces treningu {}, zanim skończył.{}',
  'was ended by {} (often: out of memory)': 'został przerwany przez {} (często: brak pamięci)',
  'was ended by {}': 'został przerwany przez {}',
  'ended with code {}': 'zakończył się kodem {}',
  'The disk of the server is full, so that nothing can be saved. Free some space and try again.':
    'Dysk serwera jest pełny, więc nic nie można zapisać. Zwolnij miejsce i spróbuj ponownie.',
  'The disk of the server is full: it had room for {} MB of this file and no more. Free some space and try again.':
    'Dysk serwera jest pełny: zmieściło się tylko {} MB tego pliku. Zwolnij miejsce i spróbuj ponownie.',
  'The disk is full: the checkpoint of step {} needs {} MB and {} MB are free.':
    'Dysk jest pełny: punkt kontrolny kroku {} potrzebuje {} MB, a wolne jest {} MB.',
  'The disk is full: a file of {} MB has to be written and {} MB are free.':
    'Dysk jest pełny: trzeba zapisać plik o rozmiarze {} MB, a wolne jest {} MB.',
  'Free some space; then the run can go on.': 'Zwolnij miejsce; wtedy przebieg może być kontynuowany.',
  'No model answered.': 'Żaden model nie odpowiedział.',
  '{n} answers scored.': 'Odpowiedzi, które dostały wynik: {}.',
  '{n} answers, {} to rank.{}': 'Odpowiedzi: {}, {}.{}',
  '{n} task': 'zadania do oceny: {}',
  '{n} tasks': 'zadania do oceny: {}',
  ' {} gave fewer than two different answers and made no task.':
    ' Za mało różnych odpowiedzi na zadanie – {}.',

  // Why a run is refused when it begins
  'There are no rankings to train on.': 'Nie ma rankingów do treningu.',
  'There are no training prompts.': 'Nie ma poleceń treningowych.',
  'There are no test prompts that the models can read.':
    'Nie ma poleceń testowych, które modele mogłyby przeczytać.',
  'There are no prompts to answer.': 'Nie ma poleceń, na które można odpowiedzieć.',
  'There are no completions without a score.': 'Nie ma odpowiedzi bez wyniku.',
  'There are no demonstrations to train on.': 'Nie ma przykładów do treningu.',
  'A text of the mix does not exist.': 'Nie ma tekstu z mieszanki.',
  'The model version it needs does not exist.': 'Nie ma wersji modelu, której potrzebuje.',
  'It needs a model of kind {}, got {}.': 'Potrzebuje modelu rodzaju {}, dostał {}.',
  '{} has no document for training': '{}: nie ma dokumentu do treningu',
  '{} has no training prompt that leaves {} of {} tokens for the answer':
    '{}: żadne polecenie treningowe nie zostawia na odpowiedź {} z {} tokenów',
  '{} has no demonstration for training of at most {} tokens':
    '{}: nie ma przykładu do treningu, który ma najwyżej {} tokenów',
  '{} has no ranking for training with completions of at most {} tokens':
    '{}: nie ma rankingu do treningu z odpowiedziami po najwyżej {} tokenów',
  'the policy has a vocabulary of {} tokens, the reward model of {}: they must be the same':
    'polityka ma słownik {} tokenów, a model nagradzania {}: muszą być takie same',
  '{} holds a checkpoint of another run (other data, model, settings or seed): choose another folder or delete it.':
    '{} zawiera punkt kontrolny innego przebiegu (inne dane, model, ustawienia lub ziarno): wybierz inny folder albo go usuń.',

  // Settings and questions that are refused
  '{} has no setting "{}"; its settings are {}.': '{} nie ma ustawienia „{}”; jego ustawienia to {}.',
  '{} setting "{}" has no effect while "{}" is {}: set that one too, or leave "{}" out.':
    '{}: ustawienie „{}” nie działa, gdy „{}” ma wartość {}: ustaw też tamto albo pomiń „{}”.',
  '{} setting "{}" must be {} from {} to {}, got {}.':
    '{}: ustawienie „{}” musi być {} od {} do {}, jest {}.',
  '{} setting "{}" must be {}, got {}.': '{}: ustawienie „{}” musi mieć wartość: {}, jest {}.',
  'one of {}': 'jedna z {}',
  'one or more of {}, separated by commas': 'jedna lub więcej z {}, po przecinku',
  'true or false': 'true albo false',
  'a whole number': 'liczbą całkowitą',
  'a number': 'liczbą',
  'Only a reward model gives scores.': 'Wynik daje tylko model nagradzania.',
  'A reward model gives scores and writes nothing.': 'Model nagradzania daje wynik i niczego nie pisze.',

  // The log
  '{} on {} with {n} threads, {n} parameters. {}': '{} na {}, wątki: {}, parametry: {}. {}',
  Started: 'Start',
  'Resumed at step {}': 'Wznowienie w kroku {}',
  'Continuing from the checkpoint of step {}.': 'Kontynuacja od punktu kontrolnego z kroku {}.',
  'Checkpoint at step {}.': 'Punkt kontrolny w kroku {}.',
  '{} prompts to practise on, {} watched.': 'Polecenia do ćwiczenia: {}, podglądane: {}.',
  '{} prompts are too long for the context and left out.':
    'Polecenia pominięte, bo są za długie na kontekst: {}.',
  '{} rankings for training, {} on held-out prompts.':
    'Rankingi do treningu: {}, na odłożonych poleceniach: {}.',
  '{} rankings for training, {} on held-out prompts, {} prompts watched.':
    'Rankingi do treningu: {}, na odłożonych poleceniach: {}, podglądane polecenia: {}.',
  '{} rankings say nothing (all tied) or are longer than {} tokens, and are left out.':
    'Rankingi pominięte, bo nic nie mówią (same remisy) albo są dłuższe niż {1} tokenów: {0}.',
  '{} demonstrations for training, {} held out.': 'Przykłady do treningu: {}, odłożone: {}.',
  '{} demonstrations are longer than {} tokens and left out.':
    'Przykłady pominięte, bo są dłuższe niż {1} tokenów: {0}.',
  "{} weights in adapters of rank {} on {} are trained; the model's {} stay frozen.":
    'Trenowane wagi w adapterach rzędu {1} na {2}: {0}; zamrożone wagi modelu: {3}.',
  '{}: {} of the tokens, text without end.{}': '{}: {} tokenów, tekst bez końca.{}',
  '{}: {} of the tokens; its {} are read {} times.{}': '{}: {} tokenów; {} własnych czytanych {} razy.{}',
  ' None of it is held out.': ' Nic z niego nie jest odłożone.',
  ' Beyond {} times a text teaches less and less.{}':
    ' Po więcej niż {} czytaniach tekst uczy coraz mniej.{}',
  'The answers have no score: {}': 'Odpowiedzi nie mają wyniku: {}',
  '{} of {} was given up. {}': 'Zaniechano modelu {} z {}. {}',
  '{} left one answer out. {}': '{} nie dał jednej odpowiedzi. {}',
  '{}: {} Asked again in {} s.': '{}: {} Ponowne pytanie za {} s.',

  // Other servers
  'It answered something else than a chat completion.': 'Odpowiedział czymś innym niż odpowiedź czatu.',
  'It answered without a word.': 'Odpowiedział bez słowa.',
  '{} answered without a list of models.': '{} odpowiedział bez listy modeli.',
  'It sends requests on to {}: give that address instead.':
    'Przekierowuje zapytania na {}: podaj raczej ten adres.',
  'It answered {n}: {}': 'Odpowiedział {}: {}',
  'It answered {n}.': 'Odpowiedział {}.',
  'Most addresses end with /v1.': 'Większość adresów kończy się na /v1.',
  'It did not answer within {} seconds.': 'Nie odpowiedział w ciągu {} s.',
  'It was not reached: {}.': 'Nie udało się go osiągnąć: {}.',
  'Its answer is longer than {} MB.': 'Jego odpowiedź jest dłuższa niż {} MB.',
  '{} has no address.': '{} nie ma adresu.',
  '{} is an address of a private network, to which nothing is sent.':
    '{} to adres sieci prywatnej, do której nic nie jest wysyłane.',
  '{} is not an address to send to.': '{} nie jest adresem, na który można wysłać.',

  // Where runs can run
  'The best of what there is: {}.': 'Najlepsze z tego, co jest: {}.',
  'the processor, always available.': 'procesor, zawsze dostępny.',
  'its libraries are not installed (npm run gpu:install on Linux with an NVIDIA driver, CUDA 12 and cuDNN).':
    'jego biblioteki nie są zainstalowane (npm run gpu:install w Linuksie ze sterownikiem NVIDIA, CUDA 12 i cuDNN).',
  'no graphics driver answered (Vulkan on Linux, Metal on macOS, Direct3D 12 on Windows).':
    'nie odpowiedział żaden sterownik grafiki (Vulkan w Linuksie, Metal w macOS, Direct3D 12 w Windows).',
  'a device answered {}': 'urządzenie odpowiedziało {}',
  'but is too slow to be measured.': ', ale jest za wolne, by je zmierzyć.',
  'and trains a small model {n} times as fast as the processor.':
    'i trenuje mały model {} razy tak szybko jak procesor.',
  'it did not answer within {} s.': 'nie odpowiedziało w ciągu {} s.',
  'it computed wrongly: a loss of {} instead of {}.': 'policzyło źle: strata {} zamiast {}.',
  'the probe ended with {}. {}': 'próba zakończyła się: {}. {}',
  'the probe ended with {}.': 'próba zakończyła się: {}.',
  'code {}': 'kod {}',
  '{} chosen automatically: {}': '{} wybrano automatycznie: {}',
  '{} is not available: {}': '{} jest niedostępne: {}',
  '{} is available too: {}': '{} też jest dostępne: {}',

  // Imports, exports, screening
  'Undone. Everything it brought is gone.': 'Wycofano. Nie ma już niczego, co przyniósł.',
  'Undone. {} and {} stayed, because they have been used here since.':
    'Wycofano. Zostało to, czego od tego czasu tu użyto: {}, {}.',
  'Undone. {} stayed, because they have been used here since.':
    'Wycofano. Zostało to, czego od tego czasu tu użyto: {}.',
  '{n} prompts': 'polecenia: {}',
  '{n} prompt': 'polecenia: {}',
  '{n} answers': 'odpowiedzi: {}',
  '{n} answer': 'odpowiedzi: {}',
  'The file is gone.': 'Pliku już nie ma.',
  'Laurel failed at it: {}. What was read so far can be undone.':
    'Laurel nie podołał: {}. To, co już przeczytano, można wycofać.',
  'Laurel failed at it: {}': 'Laurel nie podołał: {}',
  'The rows have no shape that Laurel knows. Say which column is the prompt.':
    'Laurel nie zna takiego układu wierszy. Wskaż kolumnę z poleceniem.',
  'This is a zip archive. Unpack it first, or compress it with gzip.':
    'To archiwum zip. Najpierw je rozpakuj albo spakuj plik gzipem.',
  'This gzip file unpacks to more than {} times its size; it was not read further.':
    'Ten plik gzip po rozpakowaniu jest ponad {} razy większy; dalej go nie czytano.',
  'The gzip file is damaged: {}': 'Plik gzip jest uszkodzony: {}',
  'This is no Parquet file: {}': 'To nie jest plik Parquet: {}',
  'This Parquet file is compressed with {}. Write it with snappy, gzip or no compression.':
    'Ten plik Parquet jest skompresowany metodą {}. Zapisz go z kompresją snappy, gzip albo bez niej.',
  'The Parquet file is damaged near row {}: {}': 'Plik Parquet jest uszkodzony w pobliżu wiersza {}: {}',
  'The Parquet file promises {} rows and ends at {}.':
    'Plik Parquet zapowiada {} wierszy, a kończy się na {}.',

  // Rows of a file that cannot become records
  'is longer than {} MB': 'jest dłuższy niż {} MB',
  'ends in the middle of a value': 'kończy się w środku wartości',
  'has a quote that is never closed': 'ma cudzysłów, który nigdy się nie zamyka',
  'is not an object': 'nie jest obiektem',
  'is not JSON: {}': 'nie jest JSON-em: {}',
  'has {} cells; the head line has {}': 'ma {} komórek; nagłówek ma {}',
  '{} holds a run of more than 5,000 characters without a break':
    '{} zawiera ciąg ponad 5000 znaków bez przerwy',
  '{} holds half of a surrogate pair, which is no character':
    '{} zawiera połowę pary zastępczej, która nie jest znakiem',
  '{} has ranked these answers before, in another order':
    '{}: te odpowiedzi mają już ranking tej osoby, w innej kolejności',
  '{}: expected a transcript that begins with {}': '{}: oczekiwano zapisu, który zaczyna się od {}',
  "{}: has no rank (Argilla's own client drops ranks; export from its server)":
    '{}: nie ma miejsca (klient Argilli gubi miejsca; wyeksportuj z jej serwera)',
  '{}: ranks {}, which is not among the items': '{}: układa {}, którego nie ma wśród elementów',
  '{}: its buckets have no order (expected rank_1, rank_2, …)':
    '{}: kubełki nie mają kolejności (oczekiwano rank_1, rank_2, …)',
  '{}: replies are nested more than {} deep': '{}: odpowiedzi są zagnieżdżone głębiej niż {}',
  '{}: expected one of {}': '{}: oczekiwano jednego z {}',
  '{}: expected start, end and reason; {}': '{}: oczekiwano start, end i reason; {}',
  '{}: expected text, found {}': '{}: oczekiwano tekstu, jest {}',
  '{}: expected a number, found {}': '{}: oczekiwano liczby, jest {}',
  '{}: expected true or false, found {}': '{}: oczekiwano true albo false, jest {}',
  '{}: expected a list, found {}': '{}: oczekiwano listy, jest {}',
  '{}: expected an object, found {}': '{}: oczekiwano obiektu, jest {}',
  '{}: the role {} has no place in Laurel (tools are not kept)':
    '{}: rola {} nie ma miejsca w Laurelu (narzędzia nie są zachowywane)',
  '{}: calls a tool, which Laurel does not keep': '{}: wywołuje narzędzie, czego Laurel nie zachowuje',
  '{}: has no message': '{}: nie ma wiadomości',
  '{}: is of type {}; Laurel keeps text': '{}: jest typu {}; Laurel zachowuje tekst',
  '{}: expected one assistant message, found {} messages':
    '{}: oczekiwano jednej wiadomości asystenta, wiadomości jest {}',
  '{}: expected a dialogue that ends with the assistant': '{}: oczekiwano dialogu, który kończy asystent',
  '{}: its dialogue does not begin with the prompt': '{}: dialog nie zaczyna się od polecenia',
  'chosen and rejected differ before the last answer':
    'chosen i rejected różnią się przed ostatnią odpowiedzią',
  '{} completions, but {} ranks': 'odpowiedzi: {}, ale miejsc: {}',
  '{} completions, but {} stars': 'odpowiedzi: {}, ale gwiazdek: {}',
  'messages: only a system message': 'messages: tylko wiadomość systemowa',
  'tools: Laurel does not keep tools': 'tools: Laurel nie zachowuje narzędzi',
  'no column is the prompt': 'żadna kolumna nie jest poleceniem',
  'there is no record in it': 'nie ma w nim rekordu',
  '{} has {} characters; at most {} fit': '{} ma {} znaków; mieści się najwyżej {}',
  '{} is longer than {} characters': '{} ma więcej niż {} znaków',
  '{} holds a NUL character': '{} zawiera znak NUL',
  'the prompt is empty': 'polecenie jest puste',
  'the answer is empty': 'odpowiedź jest pusta',
  'it has {} completions; at most {} fit': 'odpowiedzi jest {}; mieści się najwyżej {}',
  '{} stars are not 0 to 5': '{} nie jest od 0 do 5 gwiazdek',
  'a ranking places fewer than two answers': 'ranking układa mniej niż dwie odpowiedzi',
  'a rank is not a number': 'miejsce nie jest liczbą',
  'display_order is not an order of the completions': 'display_order nie jest kolejnością odpowiedzi',
}
