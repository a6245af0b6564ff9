/** What the OpenAPI document says of the REST API, for people who read it here; the document itself stays English. */
export const API: Readonly<Record<string, string>> = {
  'Programs read and write one project with a key that an admin makes under Settings → Keys. Send it as\n`Authorization: Bearer …`.':
    'Programy czytają i zmieniają jeden projekt z kluczem, który administrator tworzy w Ustawieniach → Klucze. Wysyłaj go jako `Authorization: Bearer …`.',
  'Lists come in pages: ask again with `cursor` set to the `nextCursor` of the page before. A POST with an\n`Idempotency-Key` is done once, however often it is sent within a day. Failures are problem documents (RFC 9457).\nA file that never changes may be taken in parts: `Range`, and `If-Range` with the ETag of the first answer, go on\nwhere an interrupted download ended. A key may ask so often a minute; after that the answer is 429 and `Retry-After` says how many seconds to wait.':
    'Listy przychodzą stronami: zapytaj ponownie z `cursor` równym `nextCursor` z poprzedniej strony. POST z `Idempotency-Key` wykona się raz, niezależnie od tego, ile razy w ciągu doby zostanie wysłany. Niepowodzenia to dokumenty problemów (RFC 9457). Plik, który się nie zmienia, można pobierać częściami: `Range`, a także `If-Range` z ETag z pierwszej odpowiedzi, zaczynają tam, gdzie przerwano pobieranie. Klucz może pytać określoną liczbę razy na minutę; potem odpowiedzią jest 429, a `Retry-After` mówi, ile sekund poczekać.',
  'The stable codes of its messages, for programs; the sentence may change.':
    'Stałe kody jego komunikatów, dla programów; zdanie może się zmienić.',
  'List completions': 'Lista odpowiedzi',
  'The newest first.': 'Od najnowszej.',
  'Read a completion': 'Odczyt odpowiedzi',
  'List demonstrations': 'Lista przykładów',
  'The newest first. Authors are pseudonyms. `turns` are all turns before the response.':
    'Od najnowszego. Autorzy są pod pseudonimami. `turns` to wszystkie wypowiedzi przed odpowiedzią.',
  'Write a demonstration': 'Zapis przykładu',
  'To a prompt of the training split, or with an instruction of your own. In a dialogue `between` holds the turns between the instruction and the response. The same `submissionKey` (a UUID) twice makes one demonstration.':
    'Do polecenia z podziału treningowego albo z własnym poleceniem. W dialogu `between` zawiera wypowiedzi między poleceniem a odpowiedzią. Ten sam `submissionKey` (UUID) wysłany dwa razy daje jeden przykład.',
  'List exports': 'Lista eksportów',
  'Those that workers wrote or are writing, the newest first.':
    'Te, które zapisały lub zapisują procesy robocze, od najnowszego.',
  'All that workers wrote or are writing, the newest first; also those whose files are no longer kept.':
    'Wszystkie, które zapisały lub zapisują procesy robocze, od najnowszego; także te, których plików już nie ma.',
  'Have an export written': 'Zlecenie eksportu',
  'By a worker, to a file that is kept for a week. The event `export.ready` tells when it is there.':
    'Zapisuje go proces roboczy, do pliku przechowywanego tydzień. Zdarzenie `export.ready` mówi, kiedy jest gotowy.',
  'Follow an export': 'Postęp eksportu',
  'Download the file of an export': 'Pobranie pliku eksportu',
  'Whole, or from where an interrupted download ended: `Range` with `If-Range` and the ETag of the first answer.':
    'W całości albo od miejsca, w którym przerwano pobieranie: `Range` z `If-Range` i ETag z pierwszej odpowiedzi.',
  'Send a file': 'Wysłanie pliku',
  'The body is the file itself, up to 8 GB. Nothing is read into the project before the import is started.':
    'Treścią jest sam plik, do 8 GB. Nic nie trafi do projektu, zanim import się nie zacznie.',
  'Look at a sent file': 'Obejrzenie wysłanego pliku',
  'How it would be read, the first records, and what is wrong.':
    'Jak zostałby odczytany, pierwsze rekordy i co jest nie tak.',
  'Start an import': 'Rozpoczęcie importu',
  'A worker reads the file. Starting it twice starts it once; importing a file twice adds nothing.':
    'Plik czyta proces roboczy. Rozpoczęty dwa razy zacznie się raz; ten sam plik zaimportowany ponownie nic nie dodaje.',
  'Read how far an import is': 'Postęp importu',
  'Take an import back': 'Wycofanie importu',
  'What has been used since stays.': 'To, czego od tego czasu użyto, zostaje.',
  'Read what your key is': 'Odczyt, czym jest klucz',
  'The project it opens and what it may do there. A way to find out whether a key works.':
    'Projekt, który otwiera, i co mu w nim wolno. Sposób na sprawdzenie, czy klucz działa.',
  'List model versions': 'Lista wersji modeli',
  'Read a model version': 'Odczyt wersji modelu',
  'With its configuration and its card.': 'Z jej ustawieniami i kartą.',
  'Download a model version': 'Pobranie wersji modelu',
  'A tar archive of a Hugging Face folder.': 'Archiwum tar z folderem Hugging Face.',
  'List prompt sets': 'Lista zbiorów poleceń',
  'List the versions of a prompt set': 'Lista wersji zbioru poleceń',
  'The newest first. A version never changes; its hash names its content.':
    'Od najnowszej. Wersja nigdy się nie zmienia; jej skrót nazywa jej treść.',
  'Freeze a prompt set': 'Zamrożenie zbioru poleceń',
  'As its next version. When nothing changed since the latest one, that one is the answer.':
    'Jako jego następna wersja. Jeśli od ostatniej nic się nie zmieniło, odpowiedzią jest ona.',
  'Read the prompts of a version': 'Odczyt poleceń z wersji',
  'Without `version` as they are now. In the order of their keys.':
    'Bez `version` takie, jakie są teraz. W kolejności kluczy.',
  'Compare two versions of a prompt set': 'Porównanie dwóch wersji zbioru poleceń',
  'Without `to` with the set as it is now.': 'Bez `to` z obecnym stanem zbioru.',
  'List prompts': 'Lista poleceń',
  'Read a prompt': 'Odczyt polecenia',
  'With its latest demonstrations and completions.': 'Z najnowszymi przykładami i odpowiedziami.',
  'Add prompts': 'Dodanie poleceń',
  'One prompt a line. Lines that are prompts of the project already are left out. For everything else: imports.':
    'Po jednym poleceniu w wierszu. Wiersze, które już są poleceniami projektu, są pomijane. Do wszystkiego innego służą importy.',
  'List rankings': 'Lista rankingów',
  'The newest first. Rank 1 is best, equal ranks are a tie.':
    'Od najnowszego. Miejsce 1 jest najlepsze, równe miejsca to remis.',
  'Read a ranking': 'Odczyt rankingu',
  'Rank a leased task': 'Ranking pobranego zadania',
  'One item for every completion of the task; ranks are dense. Sending it twice makes one ranking.':
    'Jeden element na każdą odpowiedź zadania; miejsca bez przerw. Wysłany dwa razy daje jeden ranking.',
  'Correct your own ranking': 'Poprawienie własnego rankingu',
  'Earlier revisions are kept. `revision` is the one that the correction was made from.':
    'Wcześniejsze wersje zostają. `revision` to ta, którą poprawiono.',
  'Stop a run': 'Zatrzymanie przebiegu',
  'Set a run aside': 'Wstrzymanie przebiegu',
  'Let a paused run go on': 'Wznowienie przebiegu',
  'List remote models': 'Lista zdalnych modeli',
  'Models of other servers that a sampling run may ask, as the settings offer them.':
    'Modele innych serwerów, które przebieg próbkowania może pytać, tak jak udostępniają je ustawienia.',
  'List runs': 'Lista przebiegów',
  'Read a run': 'Odczyt przebiegu',
  'Read the curves of a run': 'Odczyt krzywych przebiegu',
  'By metric name; of long runs, means of blocks of steps. `from` and `to` look closely.':
    'Według nazwy miary; dla długich przebiegów średnie z bloków kroków. `from` i `to` pokazują odcinek z bliska.',
  'Read the log of a run': 'Odczyt dziennika przebiegu',
  'Its last lines.': 'Jego ostatnie wiersze.',
  'Start a run': 'Rozpoczęcie przebiegu',
  'Training (pretrain, sft, reward, policy), sampling or scoring. A worker takes it; follow it by its id.':
    'Trening (pretrain, sft, reward, policy), próbkowanie albo punktowanie. Bierze go proces roboczy; śledź go po identyfikatorze.',
  'List dataset snapshots': 'Lista migawek zbiorów danych',
  'The newest first, with the runs that used them.': 'Od najnowszej, z przebiegami, które ich użyły.',
  'Read a snapshot and its card': 'Odczyt migawki i jej karty',
  'Take a snapshot': 'Zrobienie migawki',
  'Freezes what the filter finds. It never changes, and a run can be trained on it. `minAgreement` is the least share of pairs of answers on which the people who ranked the same answers, as far as the rest of the filter finds their rankings, must agree; a tie against a preference counts half.':
    'Zamraża to, co znajduje filtr. Nigdy się nie zmienia i można na niej trenować. `minAgreement` to najmniejsza część par odpowiedzi, co do których muszą się zgadzać osoby układające te same odpowiedzi, o ile ich rankingi znajduje reszta filtra; remis wobec wyboru liczy się za pół.',
  'The versions of prompt sets that its rows are about.':
    'Wersje zbiorów poleceń, których dotyczą jego wiersze.',
  'By which filter each was taken.': 'Jakim filtrem powstała każda z nich.',
  'The versions of prompt sets that it drew on.': 'Wersje zbiorów poleceń, z których korzystało.',
  'The file does not have this part': 'Plik nie ma tej części',
  'Take a snapshot again and compare': 'Ponowne zrobienie migawki i porównanie',
  'Says whether the same filter still gives the same bytes. Writes nothing.':
    'Mówi, czy ten sam filtr nadal daje te same bajty. Niczego nie zapisuje.',
  'Compare two snapshots': 'Porównanie dwóch migawek',
  'Which records only one of them has, and which are in both and no longer the same.':
    'Które rekordy ma tylko jedna z nich, a które są w obu i nie są już takie same.',
  'Export a dataset': 'Eksport zbioru danych',
  'Of what there is now, or of a snapshot, streamed in the format of your choice.':
    'Tego, co jest teraz, albo migawki, strumieniem w wybranym formacie.',
  'List ranking tasks': 'Lista zadań do oceny',
  'Read a ranking task': 'Odczyt zadania do oceny',
  'Lease the next task to rank': 'Pobranie następnego zadania do oceny',
  'For fifteen minutes, in the name of the key’s maker; asking again gives the same task until it is ranked or skipped. `task` is null when nothing is left.':
    'Na piętnaście minut, w imieniu twórcy klucza; ponowne zapytanie daje to samo zadanie, dopóki nie zostanie ocenione lub pominięte. `task` to null, gdy nic nie zostało.',
  'Keep a lease for fifteen minutes more': 'Przedłużenie zadania o piętnaście minut',
  'Give a task back with a reason': 'Zwrot zadania z powodem',

  '0 to 5, estimated from rankings.': 'Od 0 do 5, oszacowane z rankingów.',
  'A pseudonym.': 'Pseudonim.',
  'As the server calls it.': 'Tak, jak nazywa go serwer.',
  'By pseudonym.': 'Według pseudonimu.',
  'Empty for those that runs took.': 'Puste dla tych, które zrobiły przebiegi.',
  'False: nothing changed since this version.': 'Fałsz: od tej wersji nic się nie zmieniło.',
  'How many different people rank it.': 'Ile różnych osób je ocenia.',
  'How many of the changed differ in it.': 'Ile ze zmienionych się w tym różni.',
  'In the order in which they are shown.': 'W kolejności, w jakiej są pokazywane.',
  'Lines that were a prompt already, or twice in the text.':
    'Wiersze, które już były poleceniem albo powtórzyły się w tekście.',
  'Markdown with Hugging Face’s YAML.': 'Markdown z YAML-em Hugging Face.',
  'Most rows of a page.': 'Najwięcej wierszy na stronie.',
  'Null for a prompt that was added.': 'Null dla polecenia, które dodano.',
  'Null for one that was removed.': 'Null dla polecenia, które usunięto.',
  'Read so far.': 'Odczytano do tej pory.',
  'Requests a minute.': 'Żądania na minutę.',
  'SHA-256 of its bytes; names it as well as its id does.':
    'SHA-256 jej bajtów; nazywa ją tak samo dobrze jak identyfikator.',
  'SHA-256 of the file; its ETag.': 'SHA-256 pliku; jego ETag.',
  'SHA-256, in hexadecimal.': 'SHA-256, szesnastkowo.',
  'Sampling settings: temperature, topP, topK, maxTokens.':
    'Ustawienia próbkowania: temperature, topP, topK, maxTokens.',
  'Stable inside its set.': 'Stały w obrębie swojego zbioru.',
  'The file is kept until then.': 'Do tej chwili plik jest przechowywany.',
  'The model version it made.': 'Wersja modelu, która z niego powstała.',
  'The name of the file.': 'Nazwa pliku.',
  'The other snapshot, of the same kind.': 'Druga migawka, tego samego rodzaju.',
  'US dollars; null when the prices are unknown.': 'Dolary amerykańskie; null, gdy ceny nie są znane.',
  'What a sampling run asked of model servers.': 'O co przebieg próbkowania pytał serwery modeli.',
  'What differs, when it is in both.': 'Co się różni, gdy jest w obu.',
  'What ran.': 'Co działało.',
  'What was asked for.': 'O co proszono.',
  'What wrote an imported one, in the file’s words.': 'Co napisało zaimportowaną, słowami pliku.',
  'Why it failed or stopped, in a sentence.': 'Dlaczego się nie powiódł albo zatrzymał, jednym zdaniem.',
  'Names the reason and never changes: `run-not-found`. Branch on this.':
    'Nazywa powód i nigdy się nie zmienia: `run-not-found`. Na tym opieraj decyzje w programie.',
  'Why it failed.': 'Dlaczego się nie powiódł.',
  '`nextCursor` of the page before.': '`nextCursor` z poprzedniej strony.',

  'The request is not as expected': 'Żądanie jest inne, niż oczekiwano',
  'A key is needed': 'Potrzebny jest klucz',
  'The key may not do this': 'Kluczowi tego nie wolno',
  'There is no such thing': 'Nie ma czegoś takiego',
  'This address does not know the method': 'Ten adres nie zna tej metody',
  'The present state does not allow it': 'Obecny stan na to nie pozwala',
  'The body is too large': 'Treść jest za duża',
  'The body has the wrong type': 'Treść ma zły typ',
  'The idempotency key belongs to another request': 'Klucz idempotencji należy do innego żądania',
  'Too many requests': 'Za dużo żądań',
  'Laurel failed': 'Laurel zawiódł',
  'Not at this moment': 'Nie w tej chwili',
  'The disk of the server is full': 'Dysk serwera jest pełny',
}

/** Sections of the document. */
export const RESOURCES: Readonly<Record<string, string>> = {
  key: 'Klucz',
  prompts: 'Polecenia',
  'prompt-sets': 'Zbiory poleceń',
  demonstrations: 'Przykłady',
  tasks: 'Zadania do oceny',
  rankings: 'Rankingi',
  completions: 'Odpowiedzi',
  snapshots: 'Migawki',
  exports: 'Eksporty',
  imports: 'Importy',
  runs: 'Przebiegi',
  'model-versions': 'Wersje modeli',
}
