/**
 * What workers, imports and exports report and what stands in other messages, by the codes of `server/messages/catalogue.ts`
 * and `ml/messages/catalogue.ts` (ICU MessageFormat).
 */
import type { STORED_MESSAGES } from '@/server/messages/catalogue'

export const messages = {
  // How tasks end
  'cancelled-after-steps':
    'Przerwano po {done, number} z {total, plural, one {# kroku} few {# kroków} many {# kroków} other {# kroku}}.',
  'cancelled-after-rows': 'Przerwano po {done, number} z {total, number}.',
  'cancelled-before-saving': 'Przerwano; proces trzeba było zakończyć, zanim zdążył zapisać.',
  'kl-budget-exceeded':
    'KL do modelu odniesienia doszło do {kl, number, ::.00} nata na odpowiedź, ponad budżet {budget, number}.',
  'step-not-finite': '{tensor}: w kroku {step, number} przestało być liczbą.',
  'output-not-finite': 'Model dał wartości {tensor}, które nie są liczbami.',
  'version-kept': 'Zachowano wersję po kroku {step, number}.',
  'process-killed': 'Proces treningu został przerwany przez {signal}, zanim skończył.',
  'process-out-of-memory':
    'Proces treningu został przerwany przez {signal} (często: brak pamięci), zanim skończył.',
  'process-exited': 'Proces treningu zakończył się kodem {status}, zanim skończył.',
  'process-said': 'Jego ostatnie słowa: {text}',
  'checkpoint-disk-full':
    'Dysk jest pełny: punkt kontrolny kroku {step, number} potrzebuje {needed, number, ::.0} MB, a wolne jest {free, number, ::.0} MB. Zwolnij miejsce; wtedy przebieg może być kontynuowany.',
  'file-disk-full':
    'Dysk jest pełny: trzeba zapisać plik o rozmiarze {needed, number, ::.0} MB, a wolne jest {free, number, ::.0} MB. Zwolnij miejsce; wtedy przebieg może być kontynuowany.',
  'nothing-kept': 'Nic nie zostało zachowane.',
  'run-stopped': 'Zatrzymano.',
  'run-stopped-with-answers': 'Zatrzymano; odpowiedzi, które już były, zostają.',
  'run-stopped-while-paused': 'Zatrzymano w czasie wstrzymania.',
  'run-stopped-before-start': 'Zatrzymano przed startem.',
  'run-given-up':
    'Zaniechano po {attempts, plural, one {# próbie} few {# próbach} many {# próbach} other {# próby}}: każdy proces roboczy, który go wykonywał, przestał działać. Maszynie może brakować pamięci; spróbuj mniejszej paczki.',
  'no-model-answered': 'Żaden model nie odpowiedział.',
  'answers-scored':
    '{answers, plural, one {# odpowiedź dostała} few {# odpowiedzi dostały} many {# odpowiedzi dostało} other {# odpowiedzi dostało}} wynik.',
  'ranking-tasks-made':
    '{answers, plural, one {# odpowiedź} few {# odpowiedzi} many {# odpowiedzi} other {# odpowiedzi}}, {tasks, plural, one {# zadanie} few {# zadania} many {# zadań} other {# zadania}} do oceny.',
  'prompts-without-task':
    '{prompts, plural, one {# polecenie dało} few {# polecenia dały} many {# poleceń dało} other {# polecenia dało}} mniej niż dwie różne odpowiedzi i nie ma zadania.',

  // Why a run cannot begin
  'mix-empty': 'Mieszanka do treningu wstępnego potrzebuje co najmniej jednego źródła, nie ma żadnego.',
  'share-invalid': 'Udział źródła {source} musi być liczbą większą od 0, jest {share}.',
  'source-without-documents': '{source}: nie ma dokumentu do treningu.',
  'no-fitting-prompt':
    '{file}: żadne polecenie treningowe nie zostawia na odpowiedź {maxTokens, number} z {contextLength, number} tokenów.',
  'no-fitting-demonstration':
    '{file}: nie ma przykładu do treningu, który ma najwyżej {longest, plural, one {# token} few {# tokeny} many {# tokenów} other {# tokena}}.',
  'no-fitting-ranking':
    '{file}: nie ma rankingu do treningu z odpowiedziami po najwyżej {longest, plural, one {# token} few {# tokeny} many {# tokenów} other {# tokena}}.',
  'no-fitting-preference':
    '{file}: nie ma rankingu do treningu, który woli jedną odpowiedź od innej, z odpowiedziami po najwyżej {longest, plural, one {# token} few {# tokeny} many {# tokenów} other {# tokena}}.',
  'reward-models-missing': 'Aktualizacja polityki potrzebuje modelu nagradzania, nie ma żadnego.',
  'folder-of-wrong-kind': '{folder} to {kind}; potrzebny jest {expected}.',
  'kind-language-model': 'model językowy',
  'kind-reward-model': 'model nagradzania',
  'kind-value-model': 'model wartości',
  'vocabularies-differ':
    'Polityka ma słownik {policy, plural, one {# tokenu} few {# tokenów} many {# tokenów} other {# tokena}}, a model nagradzania {reward, number}: muszą być takie same.',
  'tokenizer-too-large':
    '{folder}: tokenizer.json zna {tokenizer, plural, one {# token} few {# tokeny} many {# tokenów} other {# tokena}}, a model {model, number}: nie pasują do siebie.',
  'checkpoint-of-another-run':
    '{folder} zawiera punkt kontrolny innego przebiegu (inne dane, model, ustawienia lub ziarno): wybierz inny folder albo go usuń.',
  'run-without-rankings': 'Nie ma rankingów do treningu.',
  'run-without-training-prompts': 'Nie ma poleceń treningowych.',
  'run-without-test-prompts': 'Nie ma poleceń testowych, które modele mogłyby przeczytać.',
  'run-without-prompts': 'Nie ma poleceń, na które można odpowiedzieć.',
  'run-without-completions': 'Nie ma odpowiedzi bez wyniku.',
  'run-without-demonstrations': 'Nie ma przykładów do treningu.',
  'run-without-text': 'Nie ma tekstu z mieszanki.',
  'run-without-model': 'Nie ma wersji modelu, której potrzebuje.',
  'run-with-wrong-model': 'Potrzebuje modelu rodzaju {expected}, dostał {kind}.',

  // Settings and questions
  'setting-unknown': '{trainer} nie ma ustawienia „{setting}”; jego ustawienia to {known}.',
  'setting-without-effect':
    '{trainer}: ustawienie „{setting}” nie działa, gdy „{dependsOn}” ma wartość {value}: ustaw też tamto albo pomiń „{setting}”.',
  'setting-invalid': '{trainer}: ustawienie „{setting}” ma mieć wartość: {expected}; jest {value}.',
  'expected-choice': 'jedna z {choices}',
  'expected-choices': 'jedna lub więcej z {choices}, po przecinku',
  'expected-switch': 'true albo false',
  'expected-integer': 'liczba całkowita od {min} do {max}',
  'expected-number': 'liczba od {min} do {max}',
  'best-of-n-needs-two':
    'Best of n wybiera spośród odpowiedzi: „completionsPerPrompt” musi wynosić co najmniej 2, jest {count, number}.',
  'grpo-needs-two':
    'GRPO porównuje odpowiedzi na to samo polecenie: „completionsPerPrompt” musi wynosić co najmniej 2, jest {count, number}.',
  'rloo-needs-two':
    'RLOO porównuje odpowiedzi na to samo polecenie: „completionsPerPrompt” musi wynosić co najmniej 2, jest {count, number}.',
  'shape-kept':
    'Model trenowany dalej od gotowych wag zachowuje swój kształt: pomiń {settings} albo zacznij od zera.',
  'adapters-need-weights':
    'Adaptery potrzebują wag, obok których staną: trenuj dalej gotowy model albo ustaw loraRank na 0.',
  'rows-exceed-context':
    'Wiersze po {sequenceLength, plural, one {# token} few {# tokeny} many {# tokenów} other {# tokena}} nie mieszczą się w kontekście {contextLength, number}: zmniejsz sequenceLength.',
  'rows-exceed-new-context':
    'Wiersze po {sequenceLength, plural, one {# token} few {# tokeny} many {# tokenów} other {# tokena}} nie mieszczą się w kontekście {contextLength, number}: zmniejsz sequenceLength albo zwiększ contextLength.',
  'width-not-multiple-of-heads':
    'dModel musi być iloczynem nHeads i liczby parzystej, jest {dModel, number}, a głowic {nHeads, number}.',
  'heads-not-multiple-of-kv-heads':
    'nHeads musi być wielokrotnością nKvHeads, jest {nHeads, number} i {nKvHeads, number}.',
  'only-reward-models-score': 'Wynik daje tylko model nagradzania.',
  'reward-models-write-nothing': 'Model nagradzania daje wynik i niczego nie pisze.',
  'token-unknown': 'Tokenu {token, number} nie ma w słowniku tego modelu.',
  'question-too-long':
    'To zajmuje {tokens, plural, one {# token} few {# tokeny} many {# tokenów} other {# tokena}}; model czyta najwyżej {contextLength, number}. Skróć tekst albo najdłuższą odpowiedź.',
  'question-abandoned': 'Nikt nie czeka na odpowiedź.',
  'question-unanswered': 'Na to nie da się odpowiedzieć.',

  // The log
  'resumed-from-checkpoint': 'Kontynuacja od punktu kontrolnego z kroku {step, number}.',
  'prompts-read': 'Polecenia do ćwiczenia: {prompts, number}, podglądane: {watched, number}.',
  'prompts-too-long': 'Polecenia pominięte, bo są za długie na kontekst: {prompts, number}.',
  'rankings-read': 'Rankingi do treningu: {training, number}, na odłożonych poleceniach: {heldOut, number}.',
  'preferences-read':
    'Rankingi do treningu: {training, number}, na odłożonych poleceniach: {heldOut, number}, podglądane polecenia: {watched, number}.',
  'rankings-left-out':
    'Rankingi pominięte, bo nic nie mówią (same remisy) albo są dłuższe niż {longest, number} tokenów: {rankings, number}.',
  'demonstrations-read': 'Przykłady do treningu: {training, number}, odłożone: {heldOut, number}.',
  'demonstrations-left-out':
    'Przykłady pominięte, bo są dłuższe niż {longest, number} tokenów: {demonstrations, number}.',
  'adapters-trained':
    'Trenowane wagi w adapterach rzędu {rank, number} na {targets}: {trained, number}; zamrożone wagi modelu: {frozen, number}.',
  'source-endless': '{source}: {share, number, ::percent .#} tokenów, tekst bez końca.',
  'source-read':
    '{source}: {share, number, ::percent .#} tokenów; {tokens, number} własnych czytanych {passes, number, ::.0} razy.',
  'source-read-often':
    'Po więcej niż {passes, plural, one {# czytaniu} few {# czytaniach} many {# czytaniach} other {# czytania}} tekst uczy coraz mniej.',
  'source-without-held-out': 'Nic z niego nie jest odłożone.',
  'run-started':
    'Start na {provider}, {threads, plural, one {# wątek} few {# wątki} many {# wątków} other {# wątku}}, parametry: {parameters, number}.',
  'run-resumed':
    'Wznowienie w kroku {step, number} na {provider}, {threads, plural, one {# wątek} few {# wątki} many {# wątków} other {# wątku}}, parametry: {parameters, number}.',
  'checkpoint-written': 'Punkt kontrolny w kroku {step, number}.',
  'answers-without-score': 'Odpowiedzi nie mają wyniku: {reason}',
  'remote-model-given-up': 'Zaniechano modelu {model} z {server}. {reason}',
  'remote-model-withdrawn': 'Nie jest już oferowany.',
  'remote-answer-left-out': '{model} nie dał jednej odpowiedzi. {reason}',
  'remote-answer-retried': '{model}: {reason} Ponowne pytanie za {seconds, number, ::.0} s.',

  // Where runs can run
  'provider-processor': 'procesor, zawsze dostępny.',
  'provider-measured':
    'urządzenie odpowiedziało i trenuje mały model {speedup, number, ::@@} razy tak szybko jak procesor.',
  'provider-not-measured': 'urządzenie odpowiedziało, ale jest za wolne, by je zmierzyć.',
  'provider-without-libraries':
    'jego biblioteki nie są zainstalowane (npm run gpu:install w Linuksie ze sterownikiem NVIDIA, CUDA 12 i cuDNN).',
  'provider-without-driver':
    'nie odpowiedział żaden sterownik grafiki (Vulkan w Linuksie, Metal w macOS, Direct3D 12 w Windows).',
  'provider-silent': 'nie odpowiedziało w ciągu {seconds, number} s.',
  'provider-wrong': 'policzyło źle: strata {loss, number} zamiast {expected, number}.',
  'provider-probe-killed': 'próba zakończyła się: {signal}. {line}',
  'provider-probe-exited': 'próba zakończyła się kodem {status}. {line}',
  'provider-chosen': '{provider} wybrano automatycznie: {reason}',
  'provider-available-too': '{provider} też jest dostępne: {reason}',
  'provider-not-available': '{provider} jest niedostępne: {reason}',
  'providers-best-of': 'Najlepsze z tego, co jest: {providers}.',
  'providers-unknown': 'Nie działa żaden proces roboczy, więc nie wiadomo.',
  'providers-none': 'Nie działa żaden proces roboczy. Przebieg poczeka, aż któryś wystartuje.',
  'provider-unheard-of': 'nieznane urządzenie.',

  // Other servers
  'outside-not-chat': 'Odpowiedział czymś innym niż odpowiedź czatu.',
  'outside-without-words': 'Odpowiedział bez słowa.',
  'outside-without-models': '{address} odpowiedział bez listy modeli.',
  'outside-redirects': 'Przekierowuje zapytania na {address}: podaj raczej ten adres.',
  'outside-redirects-nowhere': 'Przekierowuje zapytania, ale nie mówi dokąd.',
  'outside-redirects-too-often':
    'Przekierował zapytanie więcej niż {times, plural, one {# raz} few {# razy} many {# razy} other {# raza}}.',
  'outside-answered': 'Odpowiedział {status}.',
  'outside-answered-words': 'Odpowiedział {status}: {words}',
  'outside-address-hint': 'Większość adresów kończy się na /v1.',
  'outside-silent': 'Nie odpowiedział w ciągu {seconds, number} s.',
  'outside-unreachable': 'Nie udało się go osiągnąć: {problem}.',
  'outside-answer-too-long': 'Jego odpowiedź jest dłuższa niż {megabytes, number} MB.',
  'outside-without-address': '{host} nie ma adresu.',
  'outside-private': '{host} to adres sieci prywatnej, do której nic nie jest wysyłane.',
  'outside-protocol': '{protocol} nie jest adresem, na który można wysłać.',
  'delivery-taken': 'Odpowiedział {status}.',
  'webhook-removed': 'Webhook został usunięty.',
  'outside-not-sent': 'Laurel nie mógł tego wysłać; powód jest w dzienniku.',
  'key-unreadable':
    'Klucz serwera {server} zapisano pod innym sekretem tej instalacji. Wpisz go ponownie w ustawieniach.',

  // Imports, exports, screening
  'import-undone': 'Wycofano. Nie ma już niczego, co przyniósł.',
  'import-undone-partly': 'Wycofano. Zostało to, czego od tego czasu tu użyto: {kept}.',
  'import-file-removed': 'Pliku już nie ma.',
  'kept-prompts':
    '{prompts, plural, one {# polecenie} few {# polecenia} many {# poleceń} other {# polecenia}}',
  'kept-answers':
    '{answers, plural, one {# odpowiedź} few {# odpowiedzi} many {# odpowiedzi} other {# odpowiedzi}}',
  'kept-both': '{prompts} i {answers}',
  'job-failed': 'Laurel nie podołał: {problem}',
  'import-failed': 'Laurel nie podołał: {problem}. To, co już przeczytano, można wycofać.',
  'file-without-format': 'Laurel nie zna takiego układu wierszy. Wskaż kolumnę z poleceniem.',
  'file-zip': 'To archiwum zip. Najpierw je rozpakuj albo spakuj plik gzipem.',
  'file-gzip-bomb':
    'Ten plik gzip po rozpakowaniu jest ponad {times, number} razy większy; dalej go nie czytano.',
  'file-gzip-damaged': 'Plik gzip jest uszkodzony: {problem}',
  'file-not-parquet': 'To nie jest plik Parquet: {problem}',
  'file-parquet-codec':
    'Ten plik Parquet jest skompresowany metodą {codec}. Zapisz go z kompresją snappy, gzip albo bez niej.',
  'file-parquet-damaged': 'Plik Parquet jest uszkodzony w pobliżu wiersza {row, number}: {problem}',
  'file-parquet-short': 'Plik Parquet zapowiada {rows, number} wierszy, a kończy się na {end, number}.',

  // Rows of a file that cannot become records
  'row-not-utf8': 'nie jest tekstem UTF-8; wybierz kodowanie pliku',
  'row-too-long': 'ma {megabytes, number} MB; mieści się najwyżej {limit, number} MB',
  'row-element-too-long': 'jest dłuższy niż {limit, number} MB',
  'row-cut': 'kończy się w środku wartości',
  'row-quote-open': 'ma cudzysłów, który nigdy się nie zamyka',
  'row-not-object': 'nie jest obiektem',
  'row-not-json': 'nie jest JSON-em: {problem}',
  'row-too-many-cells':
    'ma {cells, plural, one {# komórkę} few {# komórki} many {# komórek} other {# komórki}}; nagłówek ma {header, number}',
  'row-empty': 'nie ma w nim rekordu',
  'row-expected-text': '{field}: oczekiwano tekstu, jest {found}',
  'row-expected-number': '{field}: oczekiwano liczby, jest {found}',
  'row-expected-boolean': '{field}: oczekiwano true albo false, jest {found}',
  'row-expected-list': '{field}: oczekiwano listy, jest {found}',
  'row-expected-object': '{field}: oczekiwano obiektu, jest {found}',
  'row-expected-one-of': '{field}: oczekiwano jednego z {names}',
  'row-expected-span': '{field}: oczekiwano start, end i reason; {problem}',
  'row-expected-one-answer':
    '{field}: oczekiwano jednej wiadomości asystenta, {messages, plural, one {jest # wiadomość} few {są # wiadomości} many {jest # wiadomości} other {jest # wiadomości}}',
  'row-expected-answer-last': '{field}: oczekiwano dialogu, który kończy asystent',
  'row-expected-transcript': '{field}: oczekiwano zapisu, który zaczyna się od {opening}',
  'row-role-unknown': '{field}: rola {role} nie ma miejsca w Laurelu (narzędzia nie są zachowywane)',
  'row-calls-tool': '{field}: wywołuje narzędzie, czego Laurel nie zachowuje',
  'row-without-message': '{field}: nie ma wiadomości',
  'row-not-text-part': '{field}: jest typu {type}; Laurel zachowuje tekst',
  'row-dialogue-without-prompt': '{field}: dialog nie zaczyna się od polecenia',
  'row-pair-differs-early': 'chosen i rejected różnią się przed ostatnią odpowiedzią',
  'row-ranks-count':
    '{completions, plural, one {# odpowiedź} few {# odpowiedzi} many {# odpowiedzi} other {# odpowiedzi}}, ale {ranks, plural, one {# miejsce} few {# miejsca} many {# miejsc} other {# miejsca}}',
  'row-stars-count':
    '{completions, plural, one {# odpowiedź} few {# odpowiedzi} many {# odpowiedzi} other {# odpowiedzi}}, ale {stars, plural, one {# liczba} few {# liczby} many {# liczb} other {# liczby}} gwiazdek',
  'row-only-system': 'messages: tylko wiadomość systemowa',
  'row-tools': 'tools: Laurel nie zachowuje narzędzi',
  'row-without-prompt-column': 'żadna kolumna nie jest poleceniem',
  'row-rank-missing': '{field}: nie ma miejsca (klient Argilli gubi miejsca; wyeksportuj z jej serwera)',
  'row-rank-of-stranger': '{field}: układa {item}, którego nie ma wśród elementów',
  'row-buckets-unordered': '{field}: kubełki nie mają kolejności (oczekiwano rank_1, rank_2, …)',
  'row-replies-too-deep': '{field}: odpowiedzi są zagnieżdżone głębiej niż {depth, number}',
  'row-text-too-long':
    '{part}: {characters, plural, one {# znak} few {# znaki} many {# znaków} other {# znaku}}; mieści się najwyżej {limit, number}',
  'row-text-short-limit':
    '{part}: więcej niż {limit, plural, one {# znak} few {# znaki} many {# znaków} other {# znaku}}',
  'row-text-nul': '{part}: jest w nim znak NUL',
  'row-text-surrogate': '{part}: jest w nim połowa pary zastępczej, która nie jest znakiem',
  'row-text-endless': '{part}: jest w nim ciąg ponad {limit, number} znaków bez przerwy',
  'row-prompt-empty': 'polecenie jest puste',
  'row-answer-empty': 'odpowiedź jest pusta',
  'row-too-many-completions':
    'ma {completions, plural, one {# odpowiedź} few {# odpowiedzi} many {# odpowiedzi} other {# odpowiedzi}}; mieści się najwyżej {limit, number}',
  'row-stars-out-of-range': '{stars, number} nie jest od 0 do 5 gwiazdek',
  'row-ranking-too-short': 'ranking układa mniej niż dwie odpowiedzi',
  'row-rank-not-number': 'miejsce nie jest liczbą',
  'row-display-order': 'display_order nie jest kolejnością odpowiedzi',
  'row-ranked-differently': '{annotator}: te odpowiedzi mają już ranking tej osoby, w innej kolejności',
  'part-prompt': 'polecenie',
  'part-answer': 'odpowiedź',
  'part-completion': 'jedna z odpowiedzi',
  'part-completion-id': 'identyfikator odpowiedzi',
  'part-id': 'identyfikator',
  'part-task-type': 'rodzaj zadania',
  'part-language': 'język',
  'part-tag': 'etykieta',
  'part-author': 'autor',
  'part-annotator': 'oceniający',
  'part-model': 'model',
  'part-note': 'notatka',
  'value-null': 'null',
  'value-nothing': 'nic',
  'value-list': 'lista',
  'value-object': 'obiekt',
  'value-of-type': '{type} {value}',

  // Rankings that cannot be kept
  'ranks-twice': 'układa jedną odpowiedź dwa razy',
  'ranks-of-stranger': 'układa odpowiedź {completion}, której nie ma w zadaniu',
  'ranks-count':
    'ma {completions, plural, one {# odpowiedź} few {# odpowiedzi} many {# odpowiedzi} other {# odpowiedzi}}, oczekiwano {expected, number}',
  'ranks-with-gaps': 'używa miejsc {ranks}, oczekiwano od 1 do {highest, number} bez przerw',
  'ranks-degree-misplaced':
    'mówi, o ile jedna jest lepsza, co jest tylko dla dwóch odpowiedzi na różnych miejscach',
  'ranks-unacceptable-misplaced': 'ma odpowiedzi nie do przyjęcia, które nie zajmują same ostatniego miejsca',
  'remark-flag-unknown': 'Odpowiedź {completion} ma flagę „{flag}”, której ten projekt nie ma.',
  'remark-rating-unknown': 'Odpowiedź {completion} ma ocenę „{rating}”, której ten projekt nie ma.',
  'remark-rating-out-of-range':
    'Odpowiedź {completion} ma {value, number} za „{rating}”, a skala jest od 1 do {highest, number}.',
  'mark-misplaced':
    'Zaznaczenie kończy się na znaku {end, number} odpowiedzi {completion}, która ma {length, plural, one {# znak} few {# znaki} many {# znaków} other {# znaku}}.',
} as const satisfies Record<keyof typeof STORED_MESSAGES, string>
