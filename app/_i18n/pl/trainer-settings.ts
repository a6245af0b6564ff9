/**
 * What the settings of trainers mean and where their defaults come from, by the English that `ml` says.
 * `tests/unit/meanings.test.ts` fails on one that is missing, and on one that nobody says any more.
 */
export const SETTINGS: Readonly<Record<string, string>> = {
  // Learning rate, length of a run
  'Size of a step at its peak.': 'Wielkość kroku w szczycie.',
  'Size of a step at its peak. DPO runs away quickly: keep it well below that of SFT.':
    'Wielkość kroku w szczycie. DPO szybko się rozbiega: niech będzie dużo mniejsza niż przy SFT.',
  'Size of a step at its peak. Going on from weights wants about a tenth.':
    'Wielkość kroku w szczycie. Przy dalszym treningu gotowych wag dobra jest mniej więcej dziesiąta część.',
  'Step size of the policy at its peak.': 'Wielkość kroku polityki w szczycie.',
  'Step size of the policy at its peak. Too high is over-optimisation: score up, answers worse.':
    'Wielkość kroku polityki w szczycie. Za duża to nadmierna optymalizacja: wynik rośnie, odpowiedzi są gorsze.',
  'Step size of the value model at its peak.': 'Wielkość kroku modelu wartości w szczycie.',
  'How often every demonstration is seen.': 'Ile razy widziany jest każdy przykład.',
  'How often every ranking is seen.': 'Ile razy widziany jest każdy ranking.',
  'How often every ranking is seen. Large models overfit after one (InstructGPT §3.5); small ones need more.':
    'Ile razy widziany jest każdy ranking. Duże modele uczą się na pamięć już po jednym przejściu (InstructGPT §3.5); małe potrzebują więcej.',
  'Passes over the answers of a step.': 'Przejścia przez odpowiedzi kroku.',
  'Demonstrations in one step.': 'Przykłady w jednym kroku.',
  'Rankings in one step; all comparisons of a ranking stay together.':
    'Rankingi w jednym kroku; wszystkie porównania z rankingu są razem.',
  'Rows of tokens in one step.': 'Wiersze tokenów w jednym kroku.',
  'Into how many updates a pass is cut.': 'Na ile aktualizacji dzieli się przejście.',
  'Rounds of sampling answers and updating on them. Better twice with fresh rankings between than long at one reward model.':
    'Rundy próbkowania odpowiedzi i aktualizacji na nich. Lepiej dwa razy, ze świeżymi rankingami pomiędzy, niż długo przy jednym modelu nagradzania.',
  'How the learning rate falls.': 'Jak maleje szybkość uczenia.',
  'How the learning rate falls to zero.': 'Jak szybkość uczenia maleje do zera.',
  'How the learning rates fall to zero.': 'Jak szybkości uczenia maleją do zera.',
  'Where the learning rate ends.': 'Na czym kończy się szybkość uczenia.',
  'The learning rate climbs from zero over this share of the steps.':
    'Przez taką część kroków szybkość uczenia rośnie od zera.',
  'The learning rates climb from zero over this share of the steps.':
    'Przez taką część kroków szybkości uczenia rosną od zera.',
  'For this many steps the value model learns alone, on answers of the policy as it came.':
    'Przez tyle kroków uczy się sam model wartości, na odpowiedziach polityki takiej, jaka przyszła.',

  // What is read, how long
  'Prompt and response together; a longer demonstration is left out, never cut before its end.':
    'Polecenie i odpowiedź razem; dłuższy przykład jest pomijany, nigdy ucinany przed końcem.',
  'Prompt and completion together; a ranking with a longer one is left out.':
    'Polecenie i odpowiedź razem; ranking z dłuższą jest pomijany.',
  'Places in the rows that are trained on, a few per cent of which stay empty; fixes the schedule.':
    'Miejsca w wierszach treningu, z których kilka procent zostaje pustych; wyznacza harmonogram.',
  'Tokens in a row. Whole documents are packed into it, none of which sees another; a longer one is cut into pieces.':
    'Tokeny w wierszu. Pakuje się w niego całe dokumenty, z których żaden nie widzi innych; dłuższy jest cięty na części.',
  'Longest answer, end of sequence included.': 'Najdłuższa odpowiedź, razem z końcem sekwencji.',
  'Longest answer to a watched prompt.': 'Najdłuższa odpowiedź na podglądane polecenie.',

  // How often something happens
  'How often a checkpoint is written; a killed run loses at most this much.':
    'Jak często zapisuje się punkt kontrolny; przerwany przebieg traci najwyżej tyle.',
  'How often the held-out demonstrations are measured.': 'Jak często mierzy się odłożone przykłady.',
  'How often accuracy on held-out prompts is measured.':
    'Jak często mierzy się trafność na odłożonych poleceniach.',
  'How often agreement with held-out rankings is measured.':
    'Jak często mierzy się zgodność z odłożonymi rankingami.',
  'How often the loss on held-out documents is measured.':
    'Jak często mierzy się stratę na odłożonych dokumentach.',
  'Batches of held-out documents behind each such loss, drawn by the same shares.':
    'Paczki odłożonych dokumentów, z których liczy się każda taka strata, losowane w tych samych proporcjach.',
  'How often the watched prompts are answered.': 'Jak często odpowiada na podglądane polecenia.',
  'Bars of the score histogram.': 'Słupki histogramu wyników.',

  // The reward model and rankings
  'Completions in the same tier: pull their scores together (half), or say nothing (drop).':
    'Odpowiedzi na tym samym miejscu: zbliżają swoje wyniki (po połowie) albo nic nie mówią (pominięte).',
  'Completions in the same tier: say nothing (drop), or pull their rewards together (half).':
    'Odpowiedzi na tym samym miejscu: nic nie mówią (pominięte) albo zbliżają swoje nagrody (po połowie).',
  'Every comparison of a ranking (Bradley–Terry), the ranking as a whole (Plackett–Luce), or only which completion is best.':
    'Każde porównanie z rankingu (Bradley–Terry), ranking jako całość (Plackett–Luce) albo tylko to, która odpowiedź jest najlepsza.',
  'By how much the first tier should outscore the last; nearer tiers by their share of it. 0 asks for no margin. For the loss on comparisons.':
    'O ile wynik pierwszego miejsca ma przewyższać wynik ostatniego; bliższe miejsca odpowiednio mniej. 0 to brak marginesu. Dotyczy straty na porównaniach.',
  'By how much an answer called significantly better should outscore the other; clearly better by two thirds of it, slightly by one third, negligibly by nothing. Goes before the margin by tiers. 0 leaves the degree unused. For the loss on comparisons.':
    'O ile wynik odpowiedzi znacznie lepszej ma przewyższać wynik drugiej; wyraźnie lepszej o dwie trzecie tego, nieznacznie o jedną trzecią, znikomo wcale. Zastępuje margines według miejsc. 0 oznacza, że stopień nie jest brany pod uwagę. Dotyczy straty na porównaniach.',
  'Several heads on one backbone, each with its own start and its own draw of the rankings.':
    'Kilka głowic na jednej podstawie, każda z własnym początkiem i własnym losowaniem rankingów.',
  'The score of several heads: their mean, the least of them, or the mean less a share of their deviation.':
    'Wynik kilku głowic: ich średnia, najmniejszy z nich albo średnia pomniejszona o część odchylenia.',
  'The score of several reward models: their mean, the least of them, or the mean less a share of their deviation. The heads of one model follow the rule it was trained with.':
    'Wynik kilku modeli nagradzania: ich średnia, najmniejszy z nich albo średnia pomniejszona o część odchylenia. Głowice jednego modelu trzymają się reguły, z którą go trenowano.',
  'How much of the deviation the lower bound takes off.':
    'Jaką część odchylenia odejmuje dolne ograniczenie.',
  'Keeps the scores of a comparison near zero: coefficient · (sum of the two)².':
    'Trzyma wyniki porównania blisko zera: współczynnik · (suma obu)².',

  // DPO
  'How strongly the policy is held to its reference: larger stays closer.':
    'Jak mocno polityka jest trzymana przy modelu odniesienia: więcej znaczy bliżej.',
  'DPO’s own, or IPO, which aims at a fixed difference and so does not overfit certain labels; IPO averages log-probabilities over tokens.':
    'Strata DPO albo IPO, która dąży do stałej różnicy, więc nie przeucza się na pewnych etykietach; IPO uśrednia logarytmy prawdopodobieństw po tokenach.',
  'Share of comparisons thought to be the wrong way round.': 'Część porównań, którą uważa się za odwrócone.',
  'Adds the loss of SFT on the best completions: keeps their probability, which plain DPO usually lowers, from falling.':
    'Dodaje stratę SFT na najlepszych odpowiedziach: ich prawdopodobieństwo, które zwykłe DPO na ogół obniża, nie spada.',

  // Online algorithms
  'Different prompts answered in a step.': 'Ile różnych poleceń dostaje odpowiedzi w kroku.',
  'Answers to each prompt in a step.': 'Odpowiedzi na każde polecenie w kroku.',
  'Answers to each prompt in a step: the group whose mean is the baseline. At least 2.':
    'Odpowiedzi na każde polecenie w kroku: grupa, której średnia jest linią bazową. Co najmniej 2.',
  'Answers to each prompt in a step; the others are the baseline of each. At least 2.':
    'Odpowiedzi na każde polecenie w kroku; linią bazową każdej są pozostałe. Co najmniej 2.',
  'Answers to each prompt, of which the best is learnt: n of best-of-n.':
    'Odpowiedzi na każde polecenie, z których model uczy się najlepszej: n w „najlepszej z n”.',
  'Price of moving away from the reference: β in score − β · KL.':
    'Cena odejścia od modelu odniesienia: β we wzorze wynik − β · KL.',
  'Steers the price so that KL stays near this; 0 keeps the price fixed.':
    'Steruje ceną tak, by KL było blisko tej wartości; 0 oznacza stałą cenę.',
  'How slowly the price is steered.': 'Jak powoli zmienia się cena.',
  'The run stops when KL passes this, and keeps the last version below it.':
    'Gdy KL to przekroczy, przebieg się zatrzymuje i zachowuje ostatnią wersję poniżej.',
  'A token’s probability ratio counts only within 1 ± this.':
    'Iloraz prawdopodobieństw tokenu liczy się tylko w granicach 1 ± tyle.',
  'The probability ratio of a whole answer counts only within 1 ± this.':
    'Iloraz prawdopodobieństw całej odpowiedzi liczy się tylko w granicach 1 ± tyle.',
  'Clip-higher: a ratio counts up to 1 + this, which leaves rare tokens room to grow.':
    'Wyższe przycięcie: iloraz liczy się do 1 + tyle, co zostawia rzadkim tokenom miejsce na wzrost.',
  'Whose ratio is clipped: each token’s, or the geometric mean over the answer (GSPO).':
    'Czyj iloraz jest przycinany: każdego tokenu czy średnia geometryczna z odpowiedzi (GSPO).',
  'Divide advantages by the deviation of the group, of the whole step, or by nothing (Dr. GRPO): dividing by the group’s favours prompts whose answers hardly differ.':
    'Przewagi dzieli się przez odchylenie w grupie, w całym kroku albo wcale (Dr. GRPO): dzielenie przez odchylenie grupy faworyzuje polecenia, których odpowiedzi prawie się nie różnią.',
  'Every token counts the same (DAPO), every answer (the original: a token of a long bad answer is penalised less), or tokens over the longest possible answer (Dr. GRPO).':
    'Tak samo liczy się każdy token (DAPO), każda odpowiedź (oryginał: długie złe odpowiedzi są mniej karane) albo tokeny względem najdłuższej możliwej odpowiedzi (Dr. GRPO).',
  'Draw another prompt where all answers got the same score: such a group teaches nothing. Up to three rounds a step.':
    'Losuj inne polecenie, gdy wszystkie odpowiedzi dostały ten sam wynik: taka grupa niczego nie uczy. Do trzech rund na krok.',
  'Shift and scale the advantages of a step to mean 0 and deviation 1.':
    'Przesuwa i skaluje przewagi kroku do średniej 0 i odchylenia 1.',
  'Shift and scale the advantages of a step’s tokens to mean 0 and deviation 1.':
    'Przesuwa i skaluje przewagi tokenów kroku do średniej 0 i odchylenia 1.',
  'The baseline is a running mean of rewards; this share of it stays at every step.':
    'Linią bazową jest bieżąca średnia nagród; w każdym kroku zostaje z niej taka część.',
  'A value estimate may move this far in one step before its gradient stops.':
    'O tyle może się zmienić oszacowanie wartości w jednym kroku, zanim zniknie jego gradient.',
  'Discount per token.': 'Dyskonto na token.',
  'How far advantages look ahead: 0 one token, 1 to the end.':
    'Jak daleko naprzód patrzą przewagi: 0 o jeden token, 1 do końca.',
  'Sampling temperature; every log-probability is taken at it too.':
    'Temperatura próbkowania; przy niej liczy się też każdy logarytm prawdopodobieństwa.',
  'The score of an answer that did not end by itself, whatever it says.':
    'Wynik odpowiedzi, która nie skończyła się sama, cokolwiek mówi.',
  'An answer cut at its limit: gets the fixed score above, its own score less the penalty below, or the fixed score with nothing learnt from its tokens.':
    'Odpowiedź ucięta na limicie dostaje stały wynik podany wyżej, własny wynik pomniejszony o karę podaną niżej albo stały wynik bez uczenia się z jej tokenów.',
  'Taken off the score of a cut answer when truncated answers get a penalty.':
    'Odejmowana od wyniku uciętej odpowiedzi, gdy ucięte odpowiedzi dostają karę.',
  'Scores beyond ± this count as this; 0 leaves them as they are.':
    'Wyniki poza ± tyle liczą się jako tyle; 0 zostawia je bez zmian.',
  'The passes over a batch end early when one update’s approximate KL exceeds this.':
    'Przejścia przez paczkę kończą się wcześniej, gdy przybliżone KL jednej aktualizacji to przekroczy.',
  'Charge KL in the reward, where the whole answer pays for it (estimator k1), or in the loss, token by token (estimator below).':
    'KL obciąża nagrodę, gdzie płaci za nie cała odpowiedź (estymator k1), albo stratę, token po tokenie (estymator niżej).',
  'KL in the loss: k2, or k3 times the probability ratio. Both have the gradient of KL; plain k1 or k3 would not.':
    'KL w stracie: k2 albo k3 razy iloraz prawdopodobieństw. Oba mają gradient KL; samo k1 lub k3 by go nie miało.',

  // The shape of a model from nothing
  'Width: how many numbers stand for a token inside. For a model from nothing.':
    'Szerokość: ile liczb opisuje token w środku. Dla modelu od zera.',
  'Depth. For a model from nothing.': 'Głębokość. Dla modelu od zera.',
  'Heads of attention; they share the width. For a model from nothing.':
    'Głowice uwagi; dzielą szerokość między siebie. Dla modelu od zera.',
  'Heads of keys and values, each shared by as many query heads. For a model from nothing.':
    'Głowice kluczy i wartości, każda wspólna dla tylu samo głowic zapytań. Dla modelu od zera.',
  'Width inside the feed-forward block. For a model from nothing.':
    'Szerokość wewnątrz bloku feed-forward. Dla modelu od zera.',
  'Longest sequence the model will accept. For a model from nothing.':
    'Najdłuższa sekwencja, jaką przyjmie model. Dla modelu od zera.',
  'Base of the rotary position angles. For a model from nothing.':
    'Podstawa kątów obrotowego kodowania pozycji. Dla modelu od zera.',
  'Added to the mean square before its root. For a model from nothing.':
    'Dodawany do średniej kwadratów przed pierwiastkiem. Dla modelu od zera.',

  // Adapters
  'Above 0 the weights stay frozen and small adapters of this rank are trained beside them (LoRA); 0 trains all weights. Adapters usually want about ten times the learning rate.':
    'Powyżej 0 wagi zostają zamrożone, a obok nich trenuje się małe adaptery tego rzędu (LoRA); 0 trenuje wszystkie wagi. Adaptery zwykle potrzebują około dziesięciu razy większej szybkości uczenia.',
  'What an adapter says counts alpha / rank times.': 'To, co mówi adapter, liczy się alfa / rząd razy.',
  'Which matrices of every layer get an adapter: of attention (q, k, v, o) and of the feed-forward block (gate, up, down).':
    'Które macierze każdej warstwy dostają adapter: uwagi (q, k, v, o) i bloku feed-forward (gate, up, down).',
  'This share of an adapter’s input is hidden at every step, drawn from the seed; adapters with the same input share the draw.':
    'Taka część wejścia adaptera jest w każdym kroku zakrywana, według ziarna; adaptery z tym samym wejściem mają wspólne losowanie.',

  // The optimiser
  'Memory of the gradient’s running mean.': 'Pamięć bieżącej średniej gradientu.',
  'Memory of the squared gradient’s running mean.': 'Pamięć bieżącej średniej kwadratu gradientu.',
  'Added to the root of the squared gradient; larger is gentler on rare gradients.':
    'Dodawany do pierwiastka z kwadratu gradientu; większy jest łagodniejszy dla rzadkich gradientów.',
  'Whether that is added after the correction for the first steps (PyTorch) or before it (TensorFlow), which starts more gently.':
    'Czy dodaje się go po korekcie pierwszych kroków (PyTorch), czy przed nią (TensorFlow), co daje łagodniejszy początek.',
  'Pull of matrices towards zero; vectors are spared.':
    'Przyciąganie macierzy do zera; wektorów nie dotyczy.',
  'A longer gradient is shortened to this length.': 'Dłuższy gradient jest skracany do tej długości.',

  // Where defaults come from
  'Context of the starter model': 'Kontekst modelu startowego',
  'Longest answers of the starter model’s demonstrations':
    'Najdłuższe odpowiedzi w przykładach modelu startowego',
  'Measured on the starter model': 'Zmierzone na modelu startowym',
  'Measured on the starter model: 1e-3 lost to the model it started from':
    'Zmierzone na modelu startowym: przy 1e-3 wygrywał model, od którego zaczęto',
  'Measured on the starter model: 5e-4 for 6 passes was worse than no training':
    'Zmierzone na modelu startowym: 5e-4 przez 6 przejść dało gorzej niż brak treningu',
  'Measured on the starter model: after 32 the score had doubled and gold had fallen':
    'Zmierzone na modelu startowym: po 32 wynik się podwoił, a wzór spadł',
  'Measured on the starter model: one token for every weight':
    'Zmierzone na modelu startowym: jeden token na każdą wagę',
  'Measured on the starter model; InstructGPT §C.1 used 16 on far larger models':
    'Zmierzone na modelu startowym; InstructGPT §C.1 użył 16 przy znacznie większych modelach',
  'Measured on the starter model; Llama 2 §2.2 ends at 0.1':
    'Zmierzone na modelu startowym; Llama 2 §2.2 kończy na 0,1',
  'TRL 0.05; measured on the starter model': 'TRL 0,05; zmierzone na modelu startowym',
  'Gao et al. 2022; measured on the starter model: answers get worse near 6':
    'Gao et al. 2022; zmierzone na modelu startowym: w pobliżu 6 odpowiedzi się psują',
  'As many answers a step as PPO': 'Tyle odpowiedzi na krok, ile w PPO',
  'As the reward model': 'Jak w modelu nagradzania',
  'That of SFT on the starter model': 'Jak w SFT na modelu startowym',
  'Several rounds as in RAFT (Dong et al. 2023)': 'Kilka rund, jak w RAFT (Dong et al. 2023)',
  'Usual 1–10 × the policy’s': 'Zwykle 1–10 × szybkość polityki',
  'Usual 8–64; more make the mean of the group a better baseline':
    'Zwykle 8–64; przy większej liczbie średnia grupy jest lepszą linią bazową',
  'usual 0–3 %': 'zwykle 0–3%',
  'usual 1–5 %': 'zwykle 1–5%',
  'usual 3–10 %': 'zwykle 3–10%',
  'Label ½ of Bradley–Terry': 'Etykieta ½ w modelu Bradleya–Terry’ego',
  'Rafailov et al. 2023 app. B (1e-6 for large models), scaled to millions of weights':
    'Rafailov et al. 2023, dodatek B (1e-6 dla dużych modeli), przeskalowane do milionów wag',
  'Rafailov et al. 2023 app. B; TRL': 'Rafailov et al. 2023, dodatek B; TRL',
  'Rafailov et al. 2023 app. B (150 steps)': 'Rafailov et al. 2023, dodatek B (150 kroków)',
  'Rafailov et al. 2023; usual 1–3': 'Rafailov et al. 2023; zwykle 1–3',
  'Coste et al. 2024 (4–5 members)': 'Coste et al. 2024 (4–5 członków zespołu)',
  'Coste et al. 2024 §4.2, by deviation instead of variance':
    'Coste et al. 2024 §4.2, z odchyleniem zamiast wariancji',
  'Eisenstein et al. 2023; TRL recommends 0.01': 'Eisenstein et al. 2023; TRL zaleca 0,01',
  'Llama 2 §3.2.2 (at most 1)': 'Llama 2 §3.2.2 (najwyżej 1)',
  'Llama 2 §3.2.2, A.3.3 (margin small: 1, 2/3, 1/3, 0)':
    'Llama 2 §3.2.2, A.3.3 (mały margines: 1, 2/3, 1/3, 0)',
  'DeepSeekMath §4.2; TRL 0 (no KL at all)': 'DeepSeekMath §4.2; TRL 0 (bez KL)',
  'Ahmadian et al. 2024 §4 (2 and 4)': 'Ahmadian et al. 2024 §4 (2 i 4)',
  'On-policy by definition; more passes are clipped like PPO’s':
    'Z definicji na bieżącej polityce; dalsze przejścia są przycinane jak w PPO',
  'Williams 1992; moving average as in Ahmadian et al. 2024 §2.2':
    'Williams 1992; średnia krocząca jak w Ahmadian et al. 2024 §2.2',
  'Ziegler et al. 2019 §2.2 (target 6)': 'Ziegler et al. 2019 §2.2 (cel 6)',
  'Ziegler et al. 2019 used 4; fewer is steadier for small batches':
    'Ziegler et al. 2019: 4; przy małych paczkach mniej jest stabilniejsze',
  'Ziegler et al. 2019; TRL missing_eos_penalty; DAPO §3.4 (overlong filtering)':
    'Ziegler et al. 2019; TRL missing_eos_penalty; DAPO §3.4 (pomijanie zbyt długich)',
  'Zheng et al. 2023, Secrets of RLHF (PPO-max, critic pre-training)':
    'Zheng et al. 2023, Secrets of RLHF (PPO-max, wstępny trening krytyka)',
  'Guard against too many passes (OpenAI Spinning Up, target_kl)':
    'Ochrona przed zbyt wieloma przejściami (OpenAI Spinning Up, target_kl)',
  'Hu et al. 2021; usual 4–64': 'Hu et al. 2021; zwykle 4–64',
  'Hu et al. 2021 §4.1; usual once or twice the rank': 'Hu et al. 2021 §4.1; zwykle raz lub dwa razy rząd',
  'Dettmers et al. 2023 §4: all of them; Hu et al. 2021: q and v':
    'Dettmers et al. 2023 §4: wszystkie; Hu et al. 2021: q i v',
  'Hu et al. 2021 (0 to 0.1); TRL trains preferences without':
    'Hu et al. 2021 (od 0 do 0,1); TRL trenuje preferencje bez niego',
  'Shazeer 2020: 8/3 of the width with a gate': 'Shazeer 2020: 8/3 szerokości, z bramką',
}

/** What can be chosen where a setting is one of several words. */
export const CHOICES: Readonly<Record<string, string>> = {
  cosine: 'cosinus',
  linear: 'liniowo',
  constant: 'stała',
  half: 'po połowie',
  drop: 'pominięte',
  pairs: 'pary',
  listwise: 'cała lista',
  best: 'najlepsza',
  mean: 'średnia',
  min: 'najmniejszy',
  'lower bound': 'dolne ograniczenie',
  group: 'grupa',
  batch: 'krok',
  none: 'brak',
  token: 'token',
  answer: 'odpowiedź',
  fixed: 'stała długość',
  'fixed score': 'stały wynik',
  penalty: 'kara',
  mask: 'bez uczenia',
  reward: 'nagroda',
  loss: 'strata',
}
