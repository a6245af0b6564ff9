/**
 * The commonest first names of people in Poland, by the PESEL register's yearly counts, with the forms that cases give them:
 * "Marek", "Marka", "Markowi". Rare names are left out.
 */

const WOMEN =
  'Ada Adrianna Agata Agnieszka Alicja Alina Amelia Aneta Angelika Anita Anna Antonina Barbara Beata Bernadetta Blanka Bogumiła Bogusława Bożena Bronisława Celina Dagmara Danuta Daria Dominika Dorota Edyta Eleonora Eliza Elżbieta Emilia Ewa Ewelina Felicja Franciszka Gabriela Genowefa Grażyna Halina Hanna Helena Henryka Honorata Ilona Irena Iwona Izabela Jadwiga Jagoda Janina Joanna Jolanta Julia Julita Justyna Kamila Karolina Katarzyna Kazimiera Kinga Klaudia Kornelia Krystyna Laura Lena Lidia Liliana Lucyna Ludwika Łucja Magda Magdalena Maja Małgorzata Maria Marianna Marlena Marta Martyna Maryla Matylda Michalina Milena Mirosława Monika Nadia Natalia Nikola Nina Oliwia Olga Patrycja Paula Paulina Pola Regina Renata Róża Rozalia Sandra Stanisława Stefania Sylwia Teresa Urszula Wanda Weronika Wiesława Wiktoria Wioletta Zdzisława Zofia Zuzanna Żaneta Kasia Asia Basia Gosia Zosia Hania Ola Ania Małgosia Jola Krysia Tosia Iza Ela'
const MEN =
  'Adam Adrian Albert Aleksander Aleksy Alfred Andrzej Antoni Arkadiusz Artur August Bartłomiej Bartosz Benedykt Bernard Błażej Bogdan Bogumił Bogusław Bolesław Borys Bronisław Cezary Czesław Damian Daniel Dariusz Dawid Dominik Edmund Edward Emil Eryk Eugeniusz Fabian Feliks Filip Franciszek Gabriel Grzegorz Gustaw Henryk Hubert Ignacy Igor Ireneusz Jacek Jakub Jan Janusz Jarosław Jerzy Józef Julian Kacper Kajetan Kamil Karol Kazimierz Konrad Konstanty Kornel Krystian Krzysztof Ksawery Kuba Lech Leon Leonard Leszek Lucjan Ludwik Łukasz Maciej Maksymilian Marcel Marceli Marcin Marek Marian Mariusz Mateusz Michał Mieczysław Mikołaj Mirosław Norbert Oliwier Olaf Oskar Patryk Paweł Piotr Przemysław Radosław Rafał Robert Roman Ryszard Sebastian Seweryn Sławomir Stanisław Stefan Sylwester Szczepan Szymon Tadeusz Tomasz Tymon Tymoteusz Wacław Waldemar Walenty Wiesław Wiktor Wincenty Witold Władysław Włodzimierz Wojciech Zbigniew Zdzisław Zenon Ziemowit Zygmunt'

/** The last letters of a stem before -e, as in "Robercie", "Małgorzacie", "Agnieszce". */
const SOFTENED: [ending: string, before: string][] = [
  ['ch', 'sze'],
  ['st', 'ście'],
  ['t', 'cie'],
  ['d', 'dzie'],
  ['r', 'rze'],
  ['ł', 'le'],
  ['k', 'ce'],
  ['g', 'dze'],
]

function soft(stem: string): string {
  const rule = SOFTENED.find(([ending]) => stem.endsWith(ending))
  return rule ? stem.slice(0, -rule[0].length) + rule[1] : `${stem}ie`
}

/** All forms of a name that occur, and a few that do not. */
function formsOf(name: string): string[] {
  const stem = name.slice(0, -1)
  const withEndings = (base: string, endings: string) => endings.split(' ').map((ending) => base + ending)
  if (name.endsWith('ia')) return [name, ...withEndings(stem.slice(0, -1), 'i ii ię ią io iu')]
  if (name.endsWith('ja')) return [name, ...withEndings(stem, 'i ę ą o')]
  if (name.endsWith('a')) return [name, soft(stem), ...withEndings(stem, 'y i ę ą o u')]
  if (/[yi]$/.test(name)) return [name, ...withEndings(name.endsWith('i') ? name : stem, 'ego emu ym m')]
  // "Marek", "Paweł", "Kacper" lose their e.
  const short = /(ek|eł|er)$/.test(name) ? name.slice(0, -2) + name.slice(-1) : name
  const bases = name.endsWith('er') ? [name, short] : [short]
  return [name, ...bases.flatMap((base) => [soft(base), ...withEndings(base, 'a owi em iem u ie')])]
}

export const POLISH_FIRST_NAMES: ReadonlySet<string> = new Set(`${WOMEN} ${MEN}`.split(' ').flatMap(formsOf))
