/** What services refuse with (`AppError`), by the English sentence; `{}` stands for what varies. */
export const REFUSALS: Readonly<Record<string, string>> = {
  'A request here has at most {} bytes.': 'Żądanie może mieć tutaj najwyżej {} B.',
  'A request here nests arrays and objects at most {} deep; this one goes deeper.':
    'Tablice i obiekty mogą być tu zagnieżdżone najwyżej na {} poziomów; w tym żądaniu jest ich więcej.',
  'A request here holds at most {} values; this one holds more.':
    'Żądanie może zawierać tutaj najwyżej {} wartości; to zawiera więcej.',
  'The database is busy or away. Nothing is broken; try again in a few seconds.':
    'Baza danych jest zajęta albo chwilowo niedostępna. Nic się nie zepsuło; spróbuj ponownie za kilka sekund.',
  'This needs the role {}; yours is {}.': 'Do tego trzeba mieć rolę „{}”; Twoja rola to „{}”.',
  'This project has no {} “{}”.': 'W tym projekcie nie ma: {} „{}”.',
  'The guidelines have {} versions; this was made by version {}.':
    'Wytyczne mają {} wersji; to powstało według wersji {}.',
  '{} is being evaluated already.': 'Ewaluacja {} już trwa.',
  'A server offers at most {} models. Take one away first.':
    'Serwer może udostępniać najwyżej {} modeli. Najpierw usuń któryś.',
  'A project has at most {} model servers. Remove one first.':
    'Projekt może mieć najwyżej {} serwerów modeli. Najpierw usuń któryś.',
  'The ranking of task {} {}.': 'Ranking zadania {} jest nieprawidłowy: {}.',
  '{} exports are under way. Wait until some are ready.':
    'Eksporty w toku: {}. Poczekaj, aż któreś będą gotowe.',
  'No such export.': 'Nie ma takiego eksportu.',
  'This export is not ready.': 'Ten eksport nie jest jeszcze gotowy.',
  'The file of this export is no longer kept. Make it again.':
    'Plik tego eksportu nie jest już przechowywany. Zleć go ponownie.',
  'The model could not answer. {}': 'Model nie mógł odpowiedzieć. {}',
  'It cannot be answered.': 'Na to nie da się odpowiedzieć.',
  'A snapshot of {} leaves as {}.': 'Migawka rodzaju „{}” wychodzi jako „{}”.',
  'One holds {}, the other {}.': 'W jednej są „{}”, w drugiej „{}”.',
  'There are no {} that this filter finds.': 'Filtr nie znajduje niczego rodzaju „{}”.',
  '{} is promoted already.': '{} jest już promowana.',
  '{} is retired. Restore it first.': '{} jest wycofana. Najpierw ją przywróć.',
  '{} is retired already.': '{} jest już wycofana.',
  '{} is the promoted version. Promote another one first.': '{} jest wersją promowaną. Najpierw promuj inną.',
  '{} is not retired.': '{} nie jest wycofana.',
  'Expected a model of kind {}; {} is a {} model.': 'Potrzebny jest model rodzaju {}; {} jest rodzaju {}.',
  '{} is retired. Restore it to use it in new runs.':
    '{} jest wycofana. Przywróć ją, aby użyć jej w nowych przebiegach.',
  'The files of {} are not in the artifact store.': 'Plików {} nie ma w magazynie artefaktów.',
  'The prompt set has no version {}.': 'Zbiór poleceń nie ma wersji {}.',
  'There is no prompt in this set to freeze.': 'W tym zbiorze nie ma poleceń, które można zamrozić.',
  'Version {} is not later than version {}.': 'Wersja {} nie jest późniejsza niż wersja {}.',
  'That changes more than {} prompts. Narrow the choice and do it in parts.':
    'To zmieniłoby ponad {} poleceń. Zawęź wybór i zrób to częściami.',
  '{} is not JSON: {}': '{}: to nie jest JSON: {}',
  '{} must be an object with a "text", got {}': '{}: potrzebny jest obiekt z polem „text”, jest {}',
  '{} holds a NUL character.': '{} zawiera znak NUL.',
  '{} holds half of a surrogate pair, which is no character.':
    '{} zawiera połowę pary zastępczej, która nie jest znakiem.',
  'This prompt is in the {} split and must not be trained on.':
    'To polecenie jest w podziale „{}” i nie może służyć do treningu.',
  'A dialogue keeps its turns; only their words change.':
    'W dialogu zostają te same wypowiedzi; zmieniają się tylko ich słowa.',
  'Write every turn of the dialogue.': 'Napisz każdą wypowiedź dialogu.',
  'Instruction and answer are {} tokens; the model can read {}.':
    'Polecenie i odpowiedź mają {} tokenów; model może przeczytać {}.',
  '{} needs a reward model.': '{} potrzebuje modelu nagradzania.',
  'There are no completions without a score in these runs.':
    'W tych przebiegach nie ma odpowiedzi bez wyniku.',
  'At most {} answers to a prompt, got {}.': 'Najwyżej {} odpowiedzi na polecenie, jest {}.',
  'This version’s tokenizer cannot be read: {}': 'Nie da się odczytać tokenizera tej wersji: {}',
  'The starter tokenizer is not installed ({}): {}': 'Tokenizer startowy nie jest zainstalowany ({}): {}',
  '{} of the prompts do not exist.': 'Poleceń, których nie ma: {}.',
  'No prompt of the {} split fits{}.': 'Żadne polecenie w podziale „{}” nie pasuje{}.',
  ': all of them already have answers to rank': ': wszystkie mają już odpowiedzi do oceny',
  'No such model version.': 'Nie ma takiej wersji modelu.',
  'No such ranking task.': 'Nie ma takiego zadania.',
  'No such prompt.': 'Nie ma takiego polecenia.',
  'No such run.': 'Nie ma takiego przebiegu.',
  'No such ranking.': 'Nie ma takiego rankingu.',
  'No such project.': 'Nie ma takiego projektu.',
  'No such import.': 'Nie ma takiego importu.',
  'No such gold task.': 'Nie ma takiego wzoru.',
  'No such finding.': 'Nie ma takiego znaleziska.',
  'No such demonstration.': 'Nie ma takiego przykładu.',
  'No such webhook.': 'Nie ma takiego webhooka.',
  'No such text.': 'Nie ma takiego tekstu.',
  'No such snapshot.': 'Nie ma takiej migawki.',
  'No such report.': 'Nie ma takiego zgłoszenia.',
  'No such prompt set.': 'Nie ma takiego zbioru poleceń.',
  'Agreement and model versions are of rankings, not of demonstrations.':
    'Zgodność i wersje modeli dotyczą rankingów, a nie przykładów.',
  'No such match.': 'Nie ma takiej pary.',
  'No such list.': 'Nie ma takiej listy.',
  'No such key.': 'Nie ma takiego klucza.',
  'No such invitation in this project.': 'W tym projekcie nie ma takiego zaproszenia.',
  'No such edit.': 'Nie ma takiej zmiany.',
  'No such delivery.': 'Nie ma takiej przesyłki.',
  'No such completion.': 'Nie ma takiej odpowiedzi.',
  'No such comparison.': 'Nie ma takiego porównania.',
  'No such answer.': 'Nie ma takiej odpowiedzi.',
  'Your time on this task ran out and somebody else took it over.':
    'Czas na to zadanie minął i przejął je ktoś inny.',
  'You skipped this task.': 'To zadanie zostało przez Ciebie pominięte.',
  'You have already sent this ranking.': 'Ten ranking został już wysłany.',
  'This run has already ended.': 'Ten przebieg już się zakończył.',
  'This invitation link does not exist.': 'Nie ma takiego zaproszenia.',
  'This file has been imported already.': 'Ten plik został już zaimportowany.',
  'Choose two different models.': 'Wybierz dwa różne modele.',
  'Version {} was saved meanwhile. Copy your text, load the page again and put it in.':
    'W międzyczasie zapisano wersję {}. Skopiuj swój tekst, wczytaj stronę ponownie i wklej go.',
  'Too many attempts. Try again in {} min.': 'Zbyt wiele prób. Spróbuj ponownie za {} min.',
  'This text is here already, as {}.': 'Ten tekst już tu jest, jako {}.',
  'This password is too easy to guess. {}': 'To hasło zbyt łatwo odgadnąć. {}',
  'There is a list called {} already.': 'Lista o nazwie {} już istnieje.',
  'A project has at most {} webhooks. Remove one first.':
    'Projekt może mieć najwyżej {} webhooków. Najpierw usuń któryś.',
  'At most {} prompts at a time; there are {}.': 'Najwyżej {} poleceń naraz; jest ich {}.',
  'Prompt {} is longer than {} characters.': 'Polecenie {} jest dłuższe niż {} znaków.',
  'At most {} texts a list; there are {}.': 'Lista może mieć najwyżej {} tekstów; jest ich {}.',
  'You are in this project already.': 'Już należysz do tego projektu.',
  'Write the instruction first.': 'Najpierw napisz polecenie.',
  'This run is not paused.': 'Ten przebieg nie jest wstrzymany.',
  'This ranking was corrected somewhere else meanwhile. Open it again.':
    'Ten ranking poprawiono w międzyczasie gdzie indziej. Otwórz go ponownie.',
  'This project has no reward model yet.': 'Ten projekt nie ma jeszcze modelu nagradzania.',
  'This project asks for practice first. Open the practice desk.':
    'Ten projekt wymaga najpierw ćwiczeń. Otwórz stanowisko ćwiczeń.',
  'This person is not in the project.': 'Tej osoby nie ma w projekcie.',
  'This invitation does not work any more. Ask for a new link.':
    'To zaproszenie już nie działa. Poproś o nowy link.',
  'This edit has been undone already.': 'Tę zmianę już cofnięto.',
  'This answer was not returned to you.': 'Ta odpowiedź nie została Ci zwrócona.',
  'These models have answered no test prompt in common. Sample both on the test split first.':
    'Te modele nie odpowiedziały na żadne wspólne polecenie testowe. Najpierw wygeneruj odpowiedzi obu na polecenia testowe.',
  'There is nothing left to redact.': 'Nie ma już czego zasłonić.',
  'There is no text in it.': 'Nie ma w nim tekstu.',
  'There is no prompt in the text.': 'W tekście nie ma polecenia.',
  'There is no gold task yet. Make a ranking gold on the Rankings screen first.':
    'Nie ma jeszcze żadnego wzoru. Najpierw wskaż wzorcowy ranking na ekranie Rankingi.',
  'There is already an account with this e-mail. Sign in instead.':
    'Konto z tym adresem już istnieje. Zaloguj się.',
  'There are no training prompts to answer. Add prompts first.':
    'Nie ma poleceń treningowych, na które można odpowiedzieć. Najpierw dodaj polecenia.',
  'There are no test prompts to answer. Add prompts first.':
    'Nie ma poleceń testowych, na które można odpowiedzieć. Najpierw dodaj polecenia.',
  'There are no rankings of training prompts yet. Sample answers and rank them first.':
    'Nie ma jeszcze rankingów poleceń treningowych. Najpierw wygeneruj odpowiedzi i oceń je.',
  'There are no rankings of training prompts yet. Rank some answers first.':
    'Nie ma jeszcze rankingów poleceń treningowych. Najpierw oceń kilka odpowiedzi.',
  'There are no demonstrations to train on. Write some, or include the seeds.':
    'Nie ma przykładów do treningu. Napisz kilka albo dołącz startowe.',
  'The question was forgotten. Ask again.': 'Pytanie przepadło. Zadaj je ponownie.',
  'The prompt of this comparison is gone.': 'Polecenia z tego porównania już nie ma.',
  'The model gave no answer.': 'Model nie dał odpowiedzi.',
  'The import is still running. Undo it when it has ended.':
    'Import jeszcze trwa. Cofnij go, gdy się skończy.',
  'The file is not text in UTF-8.': 'Plik nie jest tekstem w UTF-8.',
  'The file is larger than 8 GB.': 'Plik jest większy niż 8 GB.',
  'The file is larger than 200 MB: send it in parts.': 'Plik jest większy niż 200 MB: wyślij go w częściach.',
  'The file is gone.': 'Pliku już nie ma.',
  'The file is empty.': 'Plik jest pusty.',
  'The file holds too little text to train on.': 'W pliku jest za mało tekstu do treningu.',
  'The file holds no text.': 'W pliku nie ma tekstu.',
  'The current password is wrong.': 'Obecne hasło jest nieprawidłowe.',
  'Somebody has joined with this link already.': 'Ktoś już dołączył z tym linkiem.',
  'Somebody has closed this report already.': 'Ktoś już zamknął to zgłoszenie.',
  'Somebody has closed this finding already.': 'Ktoś już zamknął to znalezisko.',
  'Somebody else has to review what you wrote.': 'To, co piszesz, musi sprawdzić ktoś inny.',
  'Some of these runs do not exist.': 'Niektórych z tych przebiegów nie ma.',
  'Sign in first.': 'Najpierw się zaloguj.',
  'Say which column is the prompt.': 'Wskaż kolumnę z poleceniem.',
  'Only what people wrote here is reviewed.': 'Sprawdza się tylko to, co ludzie napisali tutaj.',
  'Only training can be paused while it runs: this run keeps nothing before its end. Stop it instead.':
    'Wstrzymać można tylko trening: ten przebieg niczego nie zapisuje przed końcem. Możesz go zatrzymać.',
  'Only someone who is admin of a project can start another one.':
    'Nowy projekt może założyć tylko administrator innego projektu.',
  'Only a run that waits can be moved.': 'Przesunąć można tylko przebieg, który czeka.',
  'No worker is running, so no model can answer. Start one and try again.':
    'Nie działa żaden proces roboczy, więc żaden model nie odpowie. Uruchom go i spróbuj ponownie.',
  'No worker answered within a minute. Ask again.':
    'Przez minutę nie odpowiedział żaden proces roboczy. Spróbuj ponownie.',
  'Many people are asking at this moment. Try again in a few seconds.':
    'W tej chwili pyta wiele osób. Spróbuj ponownie za kilka sekund.',
  'It was changed somewhere else meanwhile. Open it again.':
    'W międzyczasie zmieniono to gdzie indziej. Otwórz ponownie.',
  'It is still being sent.': 'Wysyłanie jeszcze trwa.',
  'Change the answer first.': 'Najpierw zmień odpowiedź.',
  'Another ranking of these answers is gold already. Retire it first.':
    'Inny ranking tych odpowiedzi jest już wzorem. Najpierw go wycofaj.',
  'All answers say the same. Ask for another one first.':
    'Wszystkie odpowiedzi mówią to samo. Najpierw poproś o inną.',
  'A text of the mix does not exist or is retired.': 'Tekstu z mieszanki nie ma albo został wycofany.',
  'A run took this snapshot; it has no filter to repeat.':
    'Tę migawkę zrobił przebieg; nie ma filtra, który można powtórzyć.',
  'A run took this snapshot for itself. Take one by a filter to export it.':
    'Przebieg zrobił tę migawkę dla siebie. Aby eksportować, zrób migawkę z filtrem.',
  'A reward model writes nothing; its own run measures it.':
    'Model nagradzania niczego nie pisze; mierzy go jego własny przebieg.',
  'A reward model stands in the ensemble twice.': 'Model nagradzania jest w zespole dwa razy.',
  'A project needs an admin. Make someone else admin first.':
    'Projekt potrzebuje administratora. Najpierw nadaj tę rolę komuś innemu.',
  'A line is longer than ten million characters.': 'Wiersz jest dłuższy niż dziesięć milionów znaków.',
  'Laurel failed at this. The log of its server says why.':
    'Laurel nie zdołał tego zrobić. Powód jest w dzienniku serwera.',
  'The text holds a NUL character or half of a surrogate pair, which cannot be kept. Take it out.':
    'Tekst zawiera znak NUL albo połowę pary zastępczej, których nie da się zapisać. Usuń je.',
  'The key of {} was stored under another secret of this installation. Enter it again in the settings.':
    'Klucz serwera {} zapisano pod innym sekretem tej instalacji. Wpisz go ponownie w ustawieniach.',
  'No such model server.': 'Nie ma takiego serwera modeli.',
  'No such remote model.': 'Nie ma takiego zdalnego modelu.',
  'Choose at least one model that answers.': 'Wybierz co najmniej jeden model, który odpowie.',
  'A model is chosen twice: give it one number of answers.':
    'Model jest wybrany dwa razy: podaj dla niego jedną liczbę odpowiedzi.',
  'The address is another one: enter its key again, or take the key away.':
    'Adres jest inny: podaj jego klucz jeszcze raz albo usuń klucz.',
}
