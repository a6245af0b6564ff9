/**
 * Sixteen plots, four slots each, four wordings a slot, all in the past tense. A story takes one wording of every slot
 * in order, so that no event is ever left out. Slots: {H} hero, {he} {him} {his} {He} {His}, {F} friend, {i} a thing,
 * {ai} the thing with its article, {c} its color, {p} "in the park", {A} an animal with article, {a} the animal.
 */
export interface Plot {
  id: string
  slots: readonly (readonly string[])[]
  /** What the hero may learn from it. */
  morals: readonly string[]
}

const PLOTS_TEXT = `
# lost
One day, {H} lost {his} {c} {i} {p}.|One morning, {he} could not find {his} {i}.|One day, {his} {c} {i} was gone.|Then {H} dropped {his} {i} somewhere {p}.
{H} looked everywhere, but it was not there.|{He} looked for it all day and felt very sad.|{He} searched in every corner and began to cry.|{He} asked everybody, but nobody had seen it.
Then {F} came to help and looked under a tree.|Then {F} said, "I saw something {c} near the gate."|{A} came and showed {him} the way to it.|{F} took {his} hand and they searched together.
At last they found the {i}, and {H} was very happy.|There was the {i}, and {H} laughed with joy.|Soon the {i} was back, and {H} thanked {F}.|They found it before dark, and {H} smiled again.
# found
One day, {H} found {ai} {p}.|One morning, {he} saw {ai} lying {p}.|While {he} was walking {p}, {H} found {ai}.|Then {he} found a {c} {i} that was not {his} own.
{H} did not know who had lost it.|{He} liked it, but {he} knew that it was not right to keep it.|{He} wanted to keep it, but {he} felt bad about it.|A name was written on it: {F}.
So {H} asked everybody about it.|{He} went from door to door with the {i}.|{He} took it to {F} and asked about it.|{H} went to the house of {F} and rang the bell.
The {i} belonged to {F}, who was very thankful.|"That is my {i}!" said {F} and hugged {him}.|{F} was so happy that they became good friends.|{F} thanked {him} and gave {him} a cake.
# gift
It was the birthday of {F}, and {H} wanted to give a gift.|{H} wanted to give {F} something nice.|One day, {F} had a birthday party.|{H} was looking for a gift for {F}.
But {H} had no money.|{He} did not know what {F} would like.|Everything in the shop was too expensive.|{He} thought about it for a long time.
So {he} made {ai} with {his} own hands.|Then {he} found {his} own {c} {i} and cleaned it.|In the end {he} made a small {i}.|{He} worked on a {c} {i} all afternoon.
"This is the best gift of all!" said {F}.|{F} opened the box and smiled.|{F} loved the {i} and hugged {him}.|{F} was very happy about the {i}.
# storm
One day, a big storm came.|One evening, it began to rain very hard.|Suddenly the sky turned black {p}.|One night, the wind was very strong.
{H} was far from home and very afraid.|{H} was all alone and could not see the way.|{He} was wet and cold.|{H} hid under a tree and did not know what to do.
{F} opened a door and said, "Come in!"|Then {he} saw a light in the house of {F}.|{A} showed {him} the way to a warm house.|{F} heard {him} and ran out to help.
They sat by the fire and ate hot soup.|They drank tea until the storm was over.|In the morning the sky was blue again.|{H} was safe and warm at last.
# share
One day, {H} had {ai}, and {F} wanted it too.|{H} and {F} both wanted to play with the same {i}.|{H} had a new {c} {i}, but {F} had nothing.|One day, {F} asked {H} for the {i}.
"It is mine!" said {H}.|{H} did not want to share it.|They pulled and pulled, and both were angry.|{F} went away and was very sad.
Then {H} felt lonely and thought about it.|Soon {H} was sorry.|But it was no fun to be alone.|Then {H} saw that {F} was crying.
{H} shared the {i}, and they had fun together.|"Let us use it together," said {H}, and {F} smiled.|From then on they took turns with the {i}.|They used the {i} together all afternoon.
# learn
{H} wanted to learn to ride a bicycle.|{H} wanted to learn to swim in the lake.|{H} wanted to learn to play the piano.|{H} could not read and wanted to learn it.
At first it was very hard.|{He} tried, but it did not work.|Some children laughed at {him}.|{He} wanted to give up after one day.
But {F} helped {him} every day.|{F} said, "Try again, you can do it."|So {he} tried again and again.|{He} practiced every morning before breakfast.
After a week {H} could do it.|At last {he} did it and shouted with joy.|In the end everybody was proud of {him}.|Soon {he} was better than {F}.
# animal-help
One day, {H} saw {A} {p}.|One morning, {A} sat {p} and did not move.|{H} heard a sound and found {A} {p}.|On {his} way home, {H} met {A}.
The {a} was hurt and could not walk.|The {a} was hungry and cold.|It looked very weak and sad.|It was stuck under a heavy branch.
{H} brought it some food and water.|{He} called {F}, and together they helped it.|{H} carried it home and gave it a warm place.|{He} spoke softly and set it free.
Soon the {a} was well again and became {his} friend.|A week later the {a} was healthy and strong.|The {a} never forgot how kind {H} was.|From that day on, the {a} followed {him} everywhere.
# cook
{H} wanted to bake a cake for {F}.|One day, {H} and {F} wanted to cook soup.|It was a rainy day, and {H} made dinner for {F}.|{H} wanted to make a pie for the family.
But there was no sugar in the house.|But {he} had never done it before.|{He} forgot the cake in the oven, and it turned black.|{He} used salt and not sugar, and it tasted bad.
{F} came to help, and they started again.|So {he} asked {F} for help.|{He} read the book again with care.|{F} brought everything that was missing.
In the end the food was hot and tasty.|They ate it all and laughed about it.|This time it was perfect.|Everybody wanted more of it.
# trip
One day, {H} and {F} went on a trip.|{H} wanted to see the sea.|One summer, {H} took a train to the mountains.|{H} and {F} packed a bag and left early.
On the way they took the wrong road.|Soon they did not know where they were.|The way was long, and they were tired.|The bus broke down in the middle of nowhere.
They asked {A}, but it only looked at them.|A kind farmer showed them the way.|They looked at the map and found the right road.|They sang a song and did not give up.
In the evening they saw the blue water.|At last they were there, and it was beautiful.|They slept under the stars and felt happy.|They took many pictures of the place.
# broken
One day, {H} broke the {i} of {F}.|{H} was playing, and suddenly the {i} fell down.|{H} used the {i} of {F}, and it broke.|By accident, {H} stepped on the {i} of {F}.
{H} was afraid to tell {F}.|At first {he} hid it under the bed.|{He} did not know what to say.|{He} felt bad and could not sleep.
Then {he} told {F} the truth.|In the morning {he} went to {F} and said sorry.|"I broke it, and I am sorry," said {H}.|{He} decided to be brave and told {F} everything.
{F} was not angry, and they fixed it together.|"Thank you for telling me," said {F}.|{F} smiled, and they were still friends.|They fixed the {i}, and it looked like new.
# contest
One day, there was a race in the village.|{H} and {F} wanted to see who was faster.|There was a contest {p}, and {H} wanted to win.|The whole town came to see a big race.
{F} was very fast and ran in front.|Everybody said that {H} would lose.|{H} fell and hurt a leg.|{H} was nervous and had cold hands.
But {H} did not stop.|{H} got up and ran as fast as {he} could.|Then {F} stopped and helped {him}.|{H} took a deep breath and tried hard.
{H} did not win, but {he} was proud.|In the end they both won.|{H} won, and everybody cheered.|They crossed the line together and laughed.
# mystery
One night, {H} heard a strange noise {p}.|Every morning, some food was gone from the kitchen.|One day, {H} saw big footprints {p}.|Something was moving behind the door.
{H} was afraid but also curious.|"What can that be?" asked {H}.|Nobody could explain it.|{F} said that it was a ghost.
So {he} took a lamp and went to look.|{H} and {F} waited in the dark.|{He} followed the sound very quietly.|{He} opened the door very slowly.
It was only {A} that was hungry.|There sat {A} and looked at {him}.|{H} laughed, because it was only {A}.|{A} ran away with a piece of bread.
# new-friend
{H} was new in town and had no friends.|{H} was often alone {p}.|One day, {H} sat alone {p}.|Nobody wanted to play with {H}.
{He} was too shy to talk to anybody.|{He} watched the others and felt sad.|{He} wished for a friend every night.|{He} played alone with {his} {c} {i}.
Then {F} came and said, "May I play with you?"|One day, {F} sat down next to {him}.|{F} liked the {i} and asked about it.|Then {H} was brave and said hello to {F}.
They talked and laughed all day.|After that they were never alone again.|They played with the {i} until dark.|They became best friends.
# wish
One night, {H} saw a falling star.|One day, {H} found an old coin {p}.|{H} met {A} that could speak.|One evening, {H} sat {p} and made a wish.
{He} wished for {ai}.|"I want {ai}," said {H}.|{He} wanted to be rich and famous.|{He} asked for all the toys in the world.
In the morning the wish came true.|Suddenly there were too many things in the room.|But it did not make {him} happy.|Soon there was no place for {F} to sit.
So {he} gave everything away and smiled.|{H} shared it all with {F}.|Then {he} knew that friends are better than things.|{H} kept one {i} and gave the rest to {F}.
# garden
In spring, {H} planted a small seed.|{H} had a small garden behind the house.|One day, {F} gave {H} some seeds.|{H} wanted to grow the biggest pumpkin in town.
For a long time nothing happened.|But it did not rain for weeks.|{A} ate the first green leaves.|The plant was small and weak.
{H} gave it water every day.|{F} helped to build a little wall.|{He} was patient and cared for it.|{He} talked to the plant every morning.
In summer there was a beautiful flower.|At last it was taller than {H}.|{H} and {F} were very proud of the garden.|They picked it and made a big dinner for everybody.
# music
{H} loved music and wanted to play for people.|There was a party {p}, and {H} wanted to sing.|{H} found an old guitar in the house.|One day, {H} heard {F} play a lovely song.
But {he} was afraid of so many people.|At first it sounded terrible.|{His} hands were shaking.|One string was broken.
{F} said, "Just look at me and play."|{He} practiced every night for a month.|{H} closed {his} eyes and began.|{F} fixed it and smiled at {him}.
Everybody clapped, and {H} was happy.|The people danced until late at night.|After the song there was a loud cheer.|{H} and {F} played together after that.
`

const HELP = '{H} learned that it is good to help others.'
const HONEST = '{H} learned that it is good to be honest.'
const FRIENDS = '{H} learned that friends are very important.'
const NEVER_GIVE_UP = '{H} learned never to give up.'
const PATIENCE = 'So {he} learned to be patient.'
const SHARE = '{H} learned that it is good to share.'
const BRAVE = '{H} learned that it is good to be brave.'

const MORALS: Record<string, readonly string[]> = {
  lost: [NEVER_GIVE_UP, FRIENDS],
  found: [HONEST],
  gift: [FRIENDS],
  storm: [FRIENDS],
  share: [SHARE, FRIENDS],
  learn: [NEVER_GIVE_UP, PATIENCE],
  'animal-help': [HELP],
  cook: [NEVER_GIVE_UP, PATIENCE],
  trip: [NEVER_GIVE_UP],
  broken: [HONEST],
  contest: [NEVER_GIVE_UP],
  mystery: [BRAVE],
  'new-friend': [FRIENDS, BRAVE],
  wish: [SHARE, FRIENDS],
  garden: [PATIENCE],
  music: [BRAVE, PATIENCE],
}

export const PLOTS: readonly Plot[] = PLOTS_TEXT.trim()
  .split(/^# /m)
  .filter((part) => part !== '')
  .map((part) => {
    const [id, ...slots] = part.trim().split('\n')
    return { id: id!, slots: slots.map((slot) => slot.split('|')), morals: MORALS[id!]! }
  })

/** {d} "a brave girl", {H} her name. */
export const OPENINGS: readonly string[] = [
  'Once upon a time there was {d} named {H}.',
  'There once was {d} called {H}.',
  'Long ago, {d} named {H} lived in a small village.',
  '{H} was {d}.',
  'In a small house near the river lived {d} named {H}.',
  'A long time ago there lived {d} called {H}.',
]

export const TRAITS: readonly string[] = [
  '{H} loved to play {p}.',
  '{He} liked to help other people.',
  '{H} had a good friend named {F}.',
  'Every day {he} went for a walk {p}.',
  '{H} was always kind to animals.',
  '{He} had many dreams.',
]

/** Endings of short stories: what a careful reader calls a proper end. */
export const CLOSINGS: readonly string[] = [
  'The end.',
  'And {H} lived happily ever after.',
  'From that day on, {H} was happy.',
  '{H} never forgot that day.',
  'That night {H} slept very well.',
  '{H} and {F} stayed friends forever.',
]

export const HERO_ADJECTIVES = [
  'brave',
  'kind',
  'clever',
  'quiet',
  'curious',
  'cheerful',
  'shy',
  'young',
  'friendly',
  'lonely',
  'funny',
  'happy',
  'poor',
  'honest',
] as const

export const STORY_PLACES = [
  'in the park',
  'in the garden',
  'near the river',
  'on the beach',
  'in the forest',
  'near the school',
  'on the hill',
  'in the village',
  'on the farm',
  'near the bridge',
  'in the market',
  'near the old tower',
  'in the meadow',
  'by the lake',
] as const
