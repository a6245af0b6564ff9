/** Problems with advice and everyday jobs with steps: the material of the advice and how-to tasks and of dialogues. */

export interface AdviceCase {
  id: string
  /** As a person says it: "I lost my key." */
  problem: string
  /** After "if": "I lost my key" reads the same; kept apart where it does not. */
  tips: readonly string[]
  heldOut: boolean
}

export interface HowtoCase {
  id: string
  /** After "How do I": "wash my hands". */
  goal: string
  /** Three commands in order, without first/then. */
  steps: readonly [string, string, string]
  hints: readonly string[]
  heldOut: boolean
}

const ADVICE = `
lost-key|I lost my key|Look in all your pockets.;Go back the way you came.;Ask your family if they saw it.;Next time, keep it in your bag.
angry-friend|my friend is angry with me|Say that you are sorry.;Give your friend some time.;Ask your friend what is wrong.;Listen and do not shout.
cannot-sleep|I cannot sleep at night|Drink some warm milk.;Read a quiet book.;Turn off your phone.;Go to bed at the same time every day.
late-school|I am late for school|Run to the bus stop.;Tell your teacher that you are sorry.;Wake up earlier tomorrow.;Put your things in your bag at night.
cold|I have a cold|Drink hot tea with honey.;Stay in bed and rest.;Wear a warm scarf.;See a doctor if you have a fever.
bored|I am bored at home|Read an exciting book.;Draw a picture of your garden.;Call a friend and talk.;Go outside and play.
afraid-dark|I am afraid of the dark|Keep a small lamp near your bed.;Think of something happy.;Tell your parents about it.;Take a soft toy to bed.
broke-cup|I broke a cup|Pick up the pieces with care.;Tell the owner what happened.;Say that you are sorry.;Buy a new cup.
rain|it is raining and I want to go out|Take a big umbrella.;Wear your warm boots.;Wait until the rain stops.;Play a game inside.
hungry|I am hungry before dinner|Eat an apple or a carrot.;Drink a glass of water.;Ask when dinner is ready.;Help with the cooking.
test|I have a hard test tomorrow|Read your notes again.;Ask a friend to test you.;Go to bed early tonight.;Eat a good breakfast.
new-school|I am new at school|Say hello to the person next to you.;Ask somebody to play with you.;Smile and be yourself.;Join a club that you like.
lost-way|I lost my way in the city|Ask a police officer for help.;Look at a map.;Call your family.;Stay where many people are.
sad-sister|my sister is sad|Sit down next to her.;Ask her why she is sad.;Give her a big hug.;Make her a cup of tea.
dirty-room|my room is very dirty|Open the window first.;Put your toys in a box.;Clean the floor with a broom.;Do a little every day.
sick-dog|my dog is sick|Take it to an animal doctor.;Give it fresh water.;Let it rest in a quiet place.;Stay near it and be calm.
no-money|I have no money for a gift|Make a card with your own hands.;Bake some cookies.;Pick some flowers.;Write a kind letter.
hot-day|it is too hot today|Drink a lot of cold water.;Sit in the shade.;Wear a light hat.;Take a cool bath.
forgot-homework|I forgot my homework|Tell your teacher the truth.;Do it tonight after dinner.;Write a note for tomorrow.;Ask if you can bring it later.
tooth|my tooth hurts|Go to the dentist soon.;Do not eat sweet things.;Brush your teeth with care.;Tell your parents today.
argue|my brothers always fight|Talk to them in a calm voice.;Let each of them speak.;Give each of them a job.;Find a game for all of you.
shy|I am too shy to talk|Start with one short question.;Practice with a good friend.;Take a deep breath first.;Remember that others are shy too.
lost-cat|my cat did not come home|Call its name in the garden.;Ask all your neighbors.;Put some food near the door.;Hang up a picture of it.
tired|I am tired all day|Sleep eight hours every night.;Go for a walk in the fresh air.;Drink enough water.;Take a short rest after lunch.
burned-bread|I burned the bread|Open all the windows.;Cut off the black part.;Bake it for less time next time.;Buy fresh bread at the bakery.
spilled|I spilled juice on my shirt|Wash it in cold water.;Put some soap on it.;Change into a clean shirt.;Do not wait too long.`

const HELD_OUT_ADVICE = new Set(['shy', 'lost-cat', 'hot-day', 'tired'])

const HOWTO = `
wash-hands|wash my hands|make your hands wet;rub them with soap;dry them with a towel|Sing a short song while you wash.;Warm water works best.
tea|make a cup of tea|boil some water;put the tea in a cup;pour the hot water over it|Add some honey if you like it sweet.;Be careful, because the water is hot.
plant-seed|plant a seed|dig a small hole;put the seed into it;cover it with earth|Give it some water every day.;Choose a sunny place.
brush-teeth|brush my teeth|put some paste on the brush;brush all your teeth;rinse your mouth with water|Do it every morning and every night.;Take two minutes for it.
clean-room|clean my room|put your toys away;make your bed;clean the floor with a broom|Open the window while you work.;Start in one corner.
sandwich|make a sandwich|take two slices of bread;put cheese on one slice;put the other slice on top|Add a tomato if you like.;Cut it in two pieces to share it.
letter|write a letter|take a pen and some paper;write down what you want to say;put it into an envelope|Do not forget the stamp.;Read it once more before you send it.
bed|get ready for bed|put on your pajamas;brush your teeth;turn off the light|Read a short story before you sleep.;Go to bed at the same time every day.
egg|boil an egg|put the egg in a pot of water;heat the water;wait for eight minutes|Cool it in cold water after that.;Use a spoon to take it out.
cross-street|cross the street|stop at the edge of the street;look left and right;walk when no car is coming|Never run into the street.;Hold the hand of a small child.
kite|fly a kite|find an open field;hold the kite up in the wind;let out the string slowly|A windy day is best.;Stay away from trees.
shoes|clean my shoes|take off the dirt with a brush;rub them with a soft cloth;let them dry|Do not put them near a fire.;Put old paper under them.
wrap-gift|wrap a gift|put the gift on the paper;fold the paper around it;close it with tape|Add a nice ribbon.;Write the name on a small card.
snowman|build a snowman|roll three big balls of snow;put them on top of each other;give it a carrot nose|Wear warm gloves.;An old hat looks nice on it.
feed-bird|feed the birds in winter|buy some seeds;put them in a small house;hang it in a tree|Keep it away from cats.;Fill it again every week.
draw-cat|draw a cat|draw a circle for the head;add two ears and a body;draw the eyes and a long tail|Use a soft pencil.;Do not worry about mistakes.
soup|make soup|cut some carrots and onions;put them in a pot of water;cook them for half an hour|Add a little salt.;Eat it while it is hot.
bus|take the bus|go to the bus stop;buy a ticket;get off at the right stop|Ask the driver if you are not sure.;Be there a little early.
fruit-salad|make a fruit salad|wash the fruit;cut it into small pieces;mix it in a bowl|Add some lemon juice.;Use fruit of many colors.
bath-dog|wash a dog|fill the bath with warm water;rub the dog with soap;dry it with a towel|Speak to it in a calm voice.;Keep soap away from its eyes.
borrow-book|borrow a book|go to the library;find a book that you like;show your card at the desk|Bring it back in time.;Ask the librarian for help.
phone-call|call a friend|find the number;press the numbers on the phone;say hello and your name|Do not call late at night.;Speak slowly and clearly.
make-bed|make my bed|pull the sheet flat;put the pillow at the top;lay the blanket over it|Do it right after you wake up.;Open the window for fresh air.
button|sew on a button|put a thread through the needle;sew through the holes of the button;make a knot at the end|Choose a thread of the same color.;Be careful with the sharp needle.`

const HELD_OUT_HOWTO = new Set(['kite', 'fruit-salad', 'borrow-book', 'shoes'])

const lines = (table: string): string[][] =>
  table
    .trim()
    .split('\n')
    .map((line) => line.split('|'))

/** @throws when a line of the tables has another number of cells */
function cells(line: readonly string[], wanted: number): readonly string[] {
  if (line.length !== wanted) throw new Error(`a case needs ${wanted} cells, got ${line.join('|')}`)
  return line
}

export const ADVICE_CASES: readonly AdviceCase[] = lines(ADVICE).map((line) => {
  const [id, problem, tips] = cells(line, 3)
  return { id: id!, problem: problem!, tips: tips!.split(';'), heldOut: HELD_OUT_ADVICE.has(id!) }
})

export const HOWTO_CASES: readonly HowtoCase[] = lines(HOWTO).map((line) => {
  const [id, goal, steps, hints] = cells(line, 4)
  const [first, second, third] = steps!.split(';')
  return {
    id: id!,
    goal: goal!,
    steps: [first!, second!, third!],
    hints: hints!.split(';'),
    heldOut: HELD_OUT_HOWTO.has(id!),
  }
})
