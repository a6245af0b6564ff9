/** What metrics mean, by the English that `ml/metrics.ts` says; `tests/unit/meanings.test.ts` fails on one that is missing. */
export const METRIC_MEANINGS: Readonly<Record<string, string>> = {
  'Learning rate of the step just made.': 'Szybkość uczenia ostatniego kroku.',
  'How often the training rows have been seen.': 'Ile razy widziano wiersze treningowe.',
  'Length of the whole gradient before clipping.': 'Długość całego gradientu przed skróceniem.',
  'Real tokens trained on in this step.': 'Prawdziwe tokeny, na których trenowano w tym kroku.',
  'Real tokens trained on per second.': 'Prawdziwe tokeny treningu na sekundę.',
  'Loss on the batch just trained on: per token (pre-training, SFT) or per comparison (reward model).':
    'Strata na ostatniej paczce: na token (trening wstępny, SFT) albo na porównanie (model nagradzania).',
  'Tokens predicted since the run began, padding left out.':
    'Tokeny przewidziane od początku przebiegu, bez wypełnienia.',
  'Share of comparisons of the batch that the model orders as people did.':
    'Część porównań paczki, które model ustawia tak jak ludzie.',
  'The same loss on held-out prompts or texts.': 'Ta sama strata na odłożonych poleceniach lub tekstach.',
  'e to the held-out loss: among how many equally likely tokens the model seems to choose.':
    'e do potęgi straty na odłożonych danych: między iloma równie prawdopodobnymi tokenami model zdaje się wybierać.',
  'Share of comparisons on held-out prompts that the model orders as people did; ties left out.':
    'Część porównań na odłożonych poleceniach, które model ustawia tak jak ludzie; bez remisów.',
  'Mean score of the chosen minus the rejected completion, on held-out prompts.':
    'Średnia różnica wyników odpowiedzi wybranej i odrzuconej na odłożonych poleceniach.',
  'Held-out comparisons behind the accuracy.': 'Odłożone porównania, z których liczy się trafność.',
  'Accuracy on held-out comparisons two or more tiers apart.':
    'Trafność na odłożonych porównaniach odległych o co najmniej dwa miejsca.',
  'Accuracy on held-out comparisons of neighbouring tiers.':
    'Trafność na odłożonych porównaniach sąsiednich miejsc.',
  'Mean −log of the probability given to what people preferred; 0.69 is guessing.':
    'Średnia z −log prawdopodobieństwa, jakie dostało to, co woleli ludzie; 0,69 to zgadywanie.',
  'Expected calibration error: how far confidence and agreement with people are apart.':
    'Oczekiwany błąd kalibracji: jak daleko od siebie są pewność i zgodność z ludźmi.',
  'Mean deviation among the heads’ raw scores of a held-out completion.':
    'Średnie odchylenie surowych wyników głowic dla odłożonej odpowiedzi.',
  'Agreement with people where the model gives 50–60 %.': 'Zgodność z ludźmi tam, gdzie model daje 50–60%.',
  'Agreement with people where the model gives 60–70 %.': 'Zgodność z ludźmi tam, gdzie model daje 60–70%.',
  'Agreement with people where the model gives 70–80 %.': 'Zgodność z ludźmi tam, gdzie model daje 70–80%.',
  'Agreement with people where the model gives 80–90 %.': 'Zgodność z ludźmi tam, gdzie model daje 80–90%.',
  'Agreement with people where the model gives 90–100 %.': 'Zgodność z ludźmi tam, gdzie model daje 90–100%.',
  'Correlation of score and answer length: far from 0 means that length is being rewarded.':
    'Korelacja wyniku z długością odpowiedzi: daleko od 0 znaczy, że nagradzana jest długość.',
  'Answers sampled so far.': 'Odpowiedzi wygenerowane do tej pory.',
  'KL from the policy to the reference, summed over an answer, mean over answers.':
    'KL od polityki do modelu odniesienia, suma w odpowiedzi, średnia po odpowiedziach.',
  'Price of one nat of KL in the reward.': 'Cena jednego nata KL w nagrodzie.',
  'Minus the log-probability of an answer, mean over answers.':
    'Minus logarytm prawdopodobieństwa odpowiedzi, średnia po odpowiedziach.',
  'What the reward model says, mean over answers, with the penalty for a missing end.':
    'Co mówi model nagradzania, średnia po odpowiedziach, razem z karą za brak końca.',
  'How far the reward models of an ensemble, or the heads of one, disagree about an answer, on average; 0 where one says it all.':
    'Jak bardzo modele nagradzania zespołu albo głowice jednego różnią się co do odpowiedzi, średnio; 0, gdy mówi jeden.',
  'The KL penalty of an answer: −coefficient · KL, mean over answers.':
    'Kara KL odpowiedzi: −współczynnik · KL, średnia po odpowiedziach.',
  'Score plus KL penalty: what the update maximises.':
    'Wynik plus kara KL: to, co maksymalizuje aktualizacja.',
  'How far this update moved the policy, per token: mean of ½ (log ratio)².':
    'Jak daleko ta aktualizacja przesunęła politykę, na token: średnia z ½ (log ilorazu)².',
  'Share of tokens whose ratio hit the clip range.':
    'Część tokenów, których iloraz doszedł do zakresu przycięcia.',
  'Entropy of the next-token distribution, mean over tokens. Falling to 0 is collapse.':
    'Entropia rozkładu następnego tokenu, średnia po tokenach. Spadek do 0 to załamanie.',
  'Clipped policy loss, mean over tokens.': 'Przycięta strata polityki, średnia po tokenach.',
  'Clipped value loss, mean over tokens.': 'Przycięta strata wartości, średnia po tokenach.',
  'Share of tokens whose value estimate hit its clip range.':
    'Część tokenów, których oszacowanie wartości doszło do zakresu przycięcia.',
  'Mean probability ratio of new to old policy; 1 before the first update.':
    'Średni iloraz prawdopodobieństw nowej i starej polityki; przed pierwszą aktualizacją 1.',
  'Answers of the batch that ended by themselves.': 'Odpowiedzi paczki, które skończyły się same.',
  'How much of the variance of returns the value model foresaw; 1 is all, 0 none.':
    'Jaką część wariancji zwrotów przewidział model wartości; 1 to całość, 0 to nic.',
  'Passes over the batch before the approximate-KL limit, at most the setting.':
    'Przejścia przez paczkę przed limitem przybliżonego KL, najwyżej tyle, ile w ustawieniu.',
  'Mean score of the step’s answers.': 'Średni wynik odpowiedzi kroku.',
  'Mean deviation of scores among the answers to one prompt.':
    'Średnie odchylenie wyników odpowiedzi na jedno polecenie.',
  'Prompts whose answers all have the same score, which teach nothing.':
    'Polecenia, których wszystkie odpowiedzi mają ten sam wynik; niczego nie uczą.',
  'KL to the reference by the k3 estimator.': 'KL do modelu odniesienia według estymatora k3.',
  'Tokens whose ratio is clipped from below (bad answers that have become unlikely).':
    'Tokeny, których iloraz przycięto od dołu (złe odpowiedzi, które stały się mało prawdopodobne).',
  'Tokens whose ratio is clipped from above (good answers that have become likely).':
    'Tokeny, których iloraz przycięto od góry (dobre odpowiedzi, które stały się prawdopodobne).',
  'Implicit reward of the preferred completions: β times their log-ratio to the reference.':
    'Niejawna nagroda odpowiedzi wybranych: β razy logarytm ich ilorazu względem modelu odniesienia.',
  'Implicit reward of the other completions.': 'Niejawna nagroda pozostałych odpowiedzi.',
  'Implicit reward of the preferred minus that of the other completion.':
    'Niejawna nagroda odpowiedzi wybranej minus nagroda drugiej.',
  'Comparisons in which the preferred completion has the higher implicit reward.':
    'Porównania, w których wyższą niejawną nagrodę ma odpowiedź wybrana.',
  'Log-probability of the preferred completions; it normally falls, less than the other.':
    'Logarytm prawdopodobieństwa odpowiedzi wybranych; zwykle spada, ale mniej niż drugich.',
  'Log-probability of the other completions.': 'Logarytm prawdopodobieństwa pozostałych odpowiedzi.',
  'Mean score of the answers that were picked, the best of each prompt’s.':
    'Średni wynik wybranych odpowiedzi, najlepszych na każde polecenie.',
  'Most that picking the best of n can move away from the model that wrote them: ln n − (n − 1) / n.':
    'Najdalej, jak wybór najlepszej z n może odejść od modelu, który je napisał: ln n − (n − 1) / n.',
  'Answers cut at their limit before they ended.': 'Odpowiedzi ucięte na limicie, zanim się skończyły.',
  'Mean answer length.': 'Średnia długość odpowiedzi.',
  'Different tokens over all tokens of the batch.': 'Różne tokeny do wszystkich tokenów paczki.',
  'Different token pairs over all pairs of the batch.': 'Różne pary tokenów do wszystkich par paczki.',
  'Time spent sampling answers.': 'Czas próbkowania odpowiedzi.',
  'Time spent on the reward model and the value model.': 'Czas modelu nagradzania i modelu wartości.',
  'Time spent on log-probabilities of the old and the reference policy.':
    'Czas liczenia logarytmów prawdopodobieństw starej polityki i modelu odniesienia.',
  'Time spent on the update itself.': 'Czas samej aktualizacji.',
  'Processor cores that the run’s process kept busy since the step before.':
    'Rdzenie procesora, które proces przebiegu zajmował od poprzedniego kroku.',
  'Memory that the run’s process holds.': 'Pamięć zajęta przez proces przebiegu.',
  'Time since the step before was reported, evaluation included.':
    'Czas od poprzedniego kroku, razem z pomiarem.',
}
