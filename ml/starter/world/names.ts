/** People of the small world, with the pronouns that go with their names. */
export interface Person {
  name: string
  female: boolean
}

const FEMALE = `Anna Bella Clara Dora Ella Fiona Gina Hanna Ida Julia Kate Lily Mia Nina Olga Polly Rosa Sara Tina Vera
Wendy Zoe Emma Lucy Maria Amy Eva Iris Nora Ruby Alice Sofia`
const MALE = `Adam Ben Carl Dan Eric Felix George Henry Ivan Jack Karl Leo Max Nick Oscar Paul Robert Sam Tom Victor
Will Alex Peter David Finn Hugo Jacob Lucas Martin Simon Toby Mark`

const people = (names: string, female: boolean): Person[] =>
  names
    .trim()
    .split(/\s+/)
    .map((name) => ({ name, female }))

export const PEOPLE: readonly Person[] = [...people(FEMALE, true), ...people(MALE, false)]
