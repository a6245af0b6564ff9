/**
 * The things of the starter model's small world, one line each: what every true sentence is made from, and what the
 * world's preference checks claims against. Facts are simplified, as in a picture book. Leaves out people's names
 * (`names.ts`) and everything about grammar (`../text/english.ts`).
 *
 * Columns: singular | plural (`-` for a substance without one) | size 1–8 | colours | where it is usually found |
 * what it eats (animals only, else `-`) | verb phrase: what it can do (animals, people, nature), what people use it
 * for (things), what people go there for (places) | a part it has | two adjectives.
 */

export type Kind =
  | 'animal'
  | 'food'
  | 'tool'
  | 'toy'
  | 'vehicle'
  | 'clothing'
  | 'furniture'
  | 'instrument'
  | 'nature'
  | 'place'
  | 'person'

export interface Entity {
  singular: string
  /** null for a substance: "milk", not "a milk" or "milks". */
  plural: string | null
  kind: Kind
  /** 1 tiny (an ant) to 8 enormous (a mountain); the order that comparisons use. */
  size: number
  colors: string[]
  /** A phrase with its preposition: "in the sea". */
  place: string
  eats: string | null
  /** A verb phrase in its base form. */
  does: string
  /** A noun phrase with its article when it needs one: "a long tail". */
  part: string
  adjectives: [string, string]
}

const TABLE: Record<Kind, string> = {
  animal: `
lion|lions|5|yellow,brown|in the grassland|meat|run and roar|a big mane|strong,proud
tiger|tigers|5|orange|in the jungle|meat|swim and hunt|black stripes|strong,quiet
elephant|elephants|6|gray|in the grassland|leaves and grass|carry heavy trees|a long trunk|smart,calm
whale|whales|7|blue,gray|in the sea|small fish and shrimp|sing under the water|a wide tail|gentle,slow
dolphin|dolphins|5|gray|in the sea|fish|jump out of the water|a round nose|smart,friendly
shark|sharks|5|gray|in the sea|fish|swim very fast|sharp teeth|fast,dangerous
penguin|penguins|3|black,white|on the ice|fish|slide on the ice|short wings|funny,brave
seal|seals|4|gray|on the ice|fish|swim and dive|smooth skin|playful,fat
bear|bears|5|brown,black|in the forest|berries and fish|climb trees|thick fur|strong,hungry
wolf|wolves|4|gray|in the forest|meat|howl at the moon|a long nose|wild,smart
fox|foxes|3|red,orange|in the forest|mice and berries|hide and jump|a thick tail|clever,quick
rabbit|rabbits|3|white,brown|in the meadow|grass and carrots|hop very fast|long ears|soft,shy
hare|hares|3|brown|in the meadow|grass|run and jump|long legs|quick,shy
deer|deer|4|brown|in the forest|leaves and grass|run through the trees|thin legs|shy,gentle
squirrel|squirrels|2|brown,red|in the trees|nuts and seeds|jump from tree to tree|a big tail|quick,busy
hedgehog|hedgehogs|2|brown|in the garden|insects and worms|roll into a ball|sharp spines|small,careful
mouse|mice|2|gray,brown|in a small hole|cheese and seeds|hide in small places|a thin tail|quiet,quick
rat|rats|2|gray,black|under the city|almost anything|climb and swim|a long tail|clever,quick
bat|bats|2|black,brown|in a cave|insects|fly in the dark|thin wings|quiet,strange
cat|cats|3|black,white|in the house|fish and mice|climb and catch mice|soft paws|soft,lazy
kitten|kittens|2|white,gray|in the house|milk and fish|play with a ball|tiny paws|soft,playful
dog|dogs|4|brown,black|in the house|meat and bones|guard the house|a wet nose|loyal,friendly
puppy|puppies|3|brown,white|in the house|milk and meat|learn new tricks|soft ears|playful,cute
hamster|hamsters|2|brown,white|in a cage|seeds and nuts|run in a wheel|round cheeks|small,cute
parrot|parrots|2|green,red|in the jungle|nuts and fruit|learn to talk|bright feathers|loud,clever
horse|horses|5|brown,black|on a farm|grass and hay|pull a cart|a long mane|strong,fast
donkey|donkeys|5|gray|on a farm|grass and hay|carry heavy bags|long ears|slow,patient
cow|cows|5|black,white|on a farm|grass|give milk|a long tail|calm,heavy
goat|goats|4|white,brown|on a farm|grass and leaves|climb rocks|two horns|curious,hungry
sheep|sheep|4|white|on a farm|grass|give wool|thick wool|soft,calm
lamb|lambs|3|white|on a farm|milk and grass|jump in the field|soft wool|soft,cute
pig|pigs|4|pink|on a farm|corn and apples|roll in the mud|a flat nose|smart,fat
hen|hens|3|brown,white|on a farm|corn and seeds|lay eggs|a red comb|busy,careful
duck|ducks|3|white,brown|on the pond|bread and insects|swim and dive|flat feet|calm,funny
goose|geese|3|white,gray|on the pond|grass|swim and fly|a long neck|loud,proud
swan|swans|4|white|on the lake|water plants|swim and fly|a long neck|beautiful,proud
frog|frogs|2|green|near the pond|insects|jump very far|long back legs|wet,loud
turtle|turtles|3|green|near the pond|leaves and worms|swim and hide|a hard shell|slow,old
snake|snakes|3|green,brown|in the desert|mice and eggs|move without legs|smooth skin|quiet,dangerous
lizard|lizards|2|green,brown|in the desert|insects|climb walls|a long tail|quick,quiet
crocodile|crocodiles|5|green|in the river|fish and meat|swim and hide in the water|big teeth|dangerous,strong
camel|camels|5|brown,yellow|in the desert|dry grass|walk far without water|a big hump|patient,strong
zebra|zebras|5|black,white|in the grassland|grass|run in a group|black and white stripes|wild,fast
giraffe|giraffes|6|yellow,brown|in the grassland|leaves|reach tall trees|a very long neck|tall,calm
monkey|monkeys|3|brown|in the jungle|bananas and nuts|swing from trees|a long tail|funny,clever
gorilla|gorillas|5|black|in the jungle|leaves and fruit|climb and sit in trees|strong arms|strong,gentle
hippo|hippos|6|gray|in the river|grass|stay under the water|a wide mouth|heavy,slow
kangaroo|kangaroos|5|brown,red|in the dry fields|grass|jump very high|a warm pocket|fast,strong
koala|koalas|3|gray|in the trees|leaves|sleep all day|round ears|sleepy,soft
panda|pandas|5|black,white|in the forest|bamboo|climb and roll|black ears|slow,cute
owl|owls|3|brown,white|in the trees|mice|see in the dark|big round eyes|wise,quiet
eagle|eagles|4|brown|in the mountains|fish and mice|fly very high|sharp eyes|strong,proud
crow|crows|2|black|in the field|corn and worms|find shiny things|black feathers|clever,loud
pigeon|pigeons|2|gray|in the city|bread and seeds|find the way home|gray feathers|calm,common
robin|robins|2|red,brown|in the garden|worms|sing in the morning|a red chest|small,cheerful
ant|ants|1|black,red|under the ground|sugar and seeds|carry heavy things|six legs|busy,strong
bee|bees|1|yellow,black|in the garden|flower juice|make honey|thin wings|busy,useful
butterfly|butterflies|1|yellow,blue|in the meadow|flower juice|fly from flower to flower|bright wings|beautiful,light
spider|spiders|1|black,brown|in the corner of a room|insects|make a web|eight legs|patient,quiet
snail|snails|1|brown|in the garden|leaves|hide in a shell|a round shell|slow,quiet
worm|worms|1|pink,brown|under the ground|old leaves|dig in the ground|a soft body|soft,useful
crab|crabs|2|red,orange|on the beach|small fish and plants|walk to the side|two big claws|hard,funny
starfish|starfish|2|orange,red|in the sea|small shells|grow a new arm|five arms|slow,strange
jellyfish|jellyfish|3|white,pink|in the sea|tiny fish|float in the water|long thin arms|soft,dangerous
seahorse|seahorses|1|yellow,orange|in the sea|tiny shrimp|hold on to a plant|a round tail|small,slow
octopus|octopuses|4|red,purple|in the sea|crabs and fish|change color|eight arms|clever,strange
goldfish|goldfish|2|orange,gold|in a glass bowl|small insects|swim in circles|shiny scales|quiet,pretty`,
  food: `
apple|apples|2|red,green|on a tree|-|make a pie|small seeds|sweet,healthy
banana|bananas|2|yellow|in the market|-|make a sweet drink|a thick skin|sweet,soft
orange|oranges|2|orange|on a tree|-|make juice|a thick skin|sweet,juicy
lemon|lemons|2|yellow|on a tree|-|make a cold drink|a thick skin|sour,juicy
pear|pears|2|green,yellow|on a tree|-|make jam|a thin skin|sweet,soft
peach|peaches|2|orange,pink|on a tree|-|make a cake|a hard stone|sweet,juicy
plum|plums|1|purple|on a tree|-|make jam|a hard stone|sweet,sour
cherry|cherries|1|red|on a tree|-|make a pie|a hard stone|sweet,small
strawberry|strawberries|1|red|in the garden|-|make jam|tiny seeds|sweet,soft
grape|grapes|1|green,purple|in the market|-|make juice|a thin skin|sweet,juicy
melon|melons|3|green,yellow|in the market|-|make a fruit salad|a hard skin|sweet,heavy
carrot|carrots|2|orange|in the garden|-|make soup|green leaves|healthy,hard
potato|potatoes|2|brown,yellow|in the field|-|make soup|a brown skin|cheap,filling
tomato|tomatoes|2|red|in the garden|-|make a sauce|small seeds|healthy,juicy
onion|onions|2|brown,white|in the garden|-|make soup|many layers|strong,cheap
cabbage|cabbages|3|green|in the field|-|make a salad|big leaves|healthy,cheap
pumpkin|pumpkins|4|orange|in the field|-|make a lantern|many seeds|heavy,round
bean|beans|1|green,brown|in the garden|-|make a stew|a soft skin|healthy,cheap
mushroom|mushrooms|1|brown,white|in the forest|-|make a sauce|a round cap|soft,tasty
egg|eggs|2|white,brown|in the kitchen|-|make a cake|a thin shell|healthy,fragile
bread|-|3|brown|in the kitchen|-|make a sandwich|a hard crust|fresh,filling
cheese|-|2|yellow|in the kitchen|-|make a sandwich|small holes|salty,tasty
butter|-|2|yellow|in the kitchen|-|fry an egg|a smooth taste|soft,fat
milk|-|2|white|in the kitchen|-|make butter|a mild taste|healthy,fresh
honey|-|2|yellow,gold|in the kitchen|-|make tea sweet|a sweet smell|sweet,sticky
rice|-|1|white|in the kitchen|-|make a warm meal|small grains|cheap,filling
soup|-|3|red,green|in the kitchen|-|warm up in winter|a good smell|hot,healthy
salad|salads|3|green|in the kitchen|-|eat more plants|fresh leaves|fresh,healthy
cake|cakes|3|white,brown|in the bakery|-|celebrate a birthday|a sweet top|sweet,soft
cookie|cookies|1|brown|in the bakery|-|have a sweet snack|small sweet pieces|sweet,dry
pie|pies|3|brown,yellow|in the bakery|-|end a big dinner|a thin crust|sweet,warm
pizza|pizzas|3|red,yellow|in the oven|-|feed many friends|a thin crust|hot,tasty
sandwich|sandwiches|2|brown,white|in a lunch box|-|have a quick lunch|two slices of bread|simple,filling
chocolate|-|1|brown|in the shop|-|make a cake|a sweet smell|sweet,tasty
nut|nuts|1|brown|on a tree|-|bake cookies|a hard shell|hard,healthy`,
  tool: `
hammer|hammers|3|black,brown|in the toolbox|-|hit nails|a heavy head|heavy,useful
saw|saws|3|silver|in the toolbox|-|cut wood|sharp teeth|sharp,useful
knife|knives|2|silver|in the kitchen|-|cut bread|a sharp blade|sharp,dangerous
fork|forks|2|silver|in the kitchen|-|pick up food|four points|simple,shiny
spoon|spoons|2|silver|in the kitchen|-|eat soup|a round end|simple,shiny
cup|cups|2|white,blue|in the kitchen|-|drink tea|a small handle|light,fragile
plate|plates|2|white|in the kitchen|-|serve dinner|a round edge|flat,fragile
bowl|bowls|2|white,blue|in the kitchen|-|hold soup|a deep middle|round,fragile
pot|pots|3|black,silver|in the kitchen|-|cook soup|a tight lid|heavy,hot
pan|pans|3|black|in the kitchen|-|fry eggs|a long handle|flat,hot
bottle|bottles|2|green|in the kitchen|-|keep water|a narrow neck|hard,smooth
basket|baskets|3|brown|in the market|-|carry fruit|a strong handle|light,useful
bucket|buckets|3|blue,gray|near the well|-|carry water|a strong handle|deep,useful
broom|brooms|4|brown,yellow|in the corner of a room|-|clean the floor|a long handle|light,useful
ladder|ladders|5|brown,silver|in the shed|-|reach high places|many steps|long,useful
shovel|shovels|4|brown,gray|in the shed|-|dig a hole|a wide blade|strong,heavy
rake|rakes|4|green,brown|in the shed|-|collect leaves|many teeth|long,light
rope|ropes|3|brown,white|in the shed|-|tie things together|many thin threads|long,strong
key|keys|1|silver,gold|in a pocket|-|open a door|small teeth|small,important
lock|locks|1|silver,black|on a door|-|keep things safe|a small hole|hard,safe
lamp|lamps|3|yellow,white|in the bedroom|-|read at night|a bright bulb|bright,warm
candle|candles|1|white,red|on the table|-|light a dark room|a thin string|warm,simple
clock|clocks|3|black,white|on the wall|-|tell the time|two hands|loud,useful
mirror|mirrors|3|silver|on the wall|-|see your face|a smooth surface|flat,shiny
comb|combs|1|black,pink|in the bathroom|-|make your hair tidy|many thin teeth|light,simple
towel|towels|3|white,blue|in the bathroom|-|dry your hands|soft threads|soft,clean
soap|-|1|white,pink|in the bathroom|-|wash your hands|a fresh smell|smooth,wet
brush|brushes|2|brown,red|in the bathroom|-|clean shoes|many short hairs|light,useful
needle|needles|1|silver|in a small box|-|sew a button|a sharp point|thin,sharp
thread|-|1|white,red|in a small box|-|fix a shirt|a loose end|thin,long
pencil|pencils|1|yellow,red|at school|-|write a letter|a sharp point|light,cheap
pen|pens|1|blue,black|at school|-|write a note|dark ink|light,useful
book|books|2|red,blue|in the library|-|learn new things|many pages|interesting,quiet
map|maps|2|green,white|in the car|-|find the way|many lines|flat,useful
umbrella|umbrellas|3|black,red|near the door|-|stay dry|a long handle|light,useful
phone|phones|1|black,white|in a pocket|-|call a friend|a bright screen|small,useful
camera|cameras|2|black,silver|in a bag|-|take pictures|a round glass eye|small,expensive
bag|bags|3|brown,green|near the door|-|carry books|two handles|strong,useful
box|boxes|3|brown|in the shed|-|keep old things|four sides|square,light`,
  toy: `
ball|balls|2|red,blue|in the park|-|play a game|a round shape|round,light
doll|dolls|2|pink,white|in the bedroom|-|play house|long hair|soft,pretty
kite|kites|3|red,yellow|in the park|-|play in the wind|a long string|light,colorful
drum|drums|3|red,brown|in the music room|-|make loud sounds|a tight skin|loud,round
puzzle|puzzles|2|blue,green|on the table|-|pass a rainy day|many pieces|hard,quiet
robot|robots|3|silver,gray|in the shop|-|play space games|two bright eyes|clever,shiny
balloon|balloons|2|red,yellow|at a party|-|make a room pretty|a thin skin|light,round
block|blocks|1|red,green|on the floor|-|build a tower|flat sides|hard,square
marble|marbles|1|blue,green|in a small bag|-|play on the floor|a smooth surface|round,shiny
teddy|teddies|2|brown|in the bed|-|fall asleep|soft fur|soft,warm
swing|swings|5|red,brown|in the park|-|fly up and down|two ropes|fun,simple
slide|slides|5|yellow,blue|in the park|-|come down fast|many steps|smooth,fun
sled|sleds|4|red,brown|on the hill|-|ride on the snow|a strong rope|fast,fun
yo-yo|yo-yos|1|red,green|in a pocket|-|learn a trick|a thin string|small,fun`,
  vehicle: `
car|cars|6|red,black|on the road|-|drive to work|four wheels|fast,useful
bus|buses|6|yellow,red|on the road|-|go to school|many seats|big,slow
truck|trucks|6|blue,white|on the road|-|move heavy things|huge wheels|heavy,strong
taxi|taxis|6|yellow,black|in the city|-|get home at night|a small sign|quick,expensive
bicycle|bicycles|4|red,green|on the road|-|ride to school|two wheels|light,healthy
scooter|scooters|3|blue,silver|in the park|-|ride to a friend|small wheels|light,fast
train|trains|7|green,silver|at the station|-|travel far|many doors|long,fast
tram|trams|6|red,yellow|in the city|-|cross the city|big windows|quiet,useful
plane|planes|7|white,silver|at the airport|-|fly to other countries|two wide wings|fast,loud
helicopter|helicopters|6|white,red|at the airport|-|save people|fast blades|loud,useful
boat|boats|5|white,blue|on the lake|-|cross the water|a wooden floor|light,slow
ship|ships|7|white,gray|on the sea|-|carry many boxes|a tall chimney|heavy,strong
canoe|canoes|4|green,brown|on the river|-|travel down the river|a narrow body|light,quiet
tractor|tractors|6|green,red|on a farm|-|work in the field|huge back wheels|strong,loud
cart|carts|5|brown|on a farm|-|move hay|wooden wheels|slow,simple
rocket|rockets|7|white,silver|at the space center|-|fly to the moon|a pointed nose|fast,loud
ambulance|ambulances|6|white,red|near the hospital|-|bring sick people to a doctor|a loud siren|fast,important`,
  clothing: `
hat|hats|2|black,brown|on the head|-|keep the sun away|a wide edge|light,useful
cap|caps|2|blue,red|on the head|-|play in the sun|a short front|light,cheap
scarf|scarves|2|red,green|around the neck|-|keep the neck warm|soft threads|warm,soft
glove|gloves|1|black,red|on the hand|-|keep the hand warm|five fingers|warm,small
coat|coats|4|brown,black|near the door|-|stay warm in winter|big buttons|warm,heavy
jacket|jackets|3|blue,green|near the door|-|go out on a cool day|two pockets|warm,light
sweater|sweaters|3|red,gray|in the closet|-|stay warm|long sleeves|warm,soft
shirt|shirts|3|white,blue|in the closet|-|look nice|small buttons|clean,light
dress|dresses|3|pink,blue|in the closet|-|go to a party|a thin belt|pretty,light
skirt|skirts|3|green,black|in the closet|-|dance|a soft edge|pretty,light
sock|socks|1|white,gray|in the closet|-|keep the foot warm|a soft end|soft,cheap
shoe|shoes|2|black,brown|near the door|-|walk on the street|a hard bottom|hard,useful
boot|boots|3|black,brown|near the door|-|walk in the mud|a thick bottom|heavy,strong
belt|belts|2|black,brown|in the closet|-|hold up trousers|a shiny end|long,strong
ring|rings|1|gold,silver|on the finger|-|show love|a small stone|shiny,expensive`,
  furniture: `
table|tables|4|brown,white|in the kitchen|-|eat together|four legs|flat,strong
chair|chairs|4|brown,black|in the kitchen|-|sit down|four legs|simple,useful
bed|beds|5|white,brown|in the bedroom|-|sleep at night|a soft pillow|soft,wide
sofa|sofas|5|gray,green|in the living room|-|rest with the family|soft arms|soft,wide
desk|desks|4|brown,white|at school|-|do homework|two drawers|flat,useful
shelf|shelves|4|brown,white|on the wall|-|keep books|flat boards|long,simple
door|doors|5|brown,white|in the house|-|enter a room|a round handle|heavy,tall
window|windows|4|white|in the house|-|look outside|clear glass|clear,fragile
carpet|carpets|4|red,green|on the floor|-|keep the feet warm|long threads|soft,flat
pillow|pillows|2|white,blue|in the bed|-|rest your head|a soft cover|soft,light
blanket|blankets|3|blue,red|in the bed|-|stay warm at night|soft edges|warm,soft
oven|ovens|4|black,white|in the kitchen|-|bake bread|a glass door|hot,heavy
fridge|fridges|5|white,silver|in the kitchen|-|keep food cold|a thick door|cold,heavy
bath|baths|5|white|in the bathroom|-|get clean|smooth sides|deep,wet`,
  instrument: `
piano|pianos|5|black,brown|in the music room|-|play slow songs|black and white keys|heavy,beautiful
guitar|guitars|3|brown,red|in the music room|-|play songs with friends|six strings|light,beautiful
violin|violins|3|brown|in the music room|-|play sad songs|four strings|light,fragile
flute|flutes|2|silver|in the music room|-|play high notes|small holes|thin,light
trumpet|trumpets|2|gold|in the music room|-|play loud notes|a wide mouth|loud,shiny
bell|bells|2|gold,silver|in the tower|-|call people|a round body|loud,shiny
whistle|whistles|1|silver,red|in a pocket|-|stop a game|a small hole|loud,small`,
  nature: `
tree|trees|6|green,brown|in the forest|-|give us cool shade|many leaves|tall,old
flower|flowers|2|red,yellow|in the garden|-|make people happy|soft leaves|pretty,fresh
rose|roses|2|red,pink|in the garden|-|smell very sweet|sharp thorns|beautiful,sweet
leaf|leaves|1|green,yellow|on a tree|-|fall in autumn|thin lines|light,thin
grass|-|1|green|in the meadow|-|feed many animals|thin leaves|soft,fresh
stone|stones|2|gray|on the ground|-|last for a very long time|a hard surface|hard,heavy
sand|-|1|yellow|on the beach|-|burn your feet in summer|tiny grains|dry,warm
river|rivers|7|blue|in the valley|-|carry boats|two banks|long,cool
lake|lakes|7|blue|in the mountains|-|freeze in winter|a quiet shore|deep,calm
pond|ponds|5|green,blue|in the park|-|give frogs a home|water plants|small,quiet
mountain|mountains|8|gray,white|far from the city|-|touch the clouds|a high top|high,old
hill|hills|7|green|near the village|-|give a nice view|a round top|low,green
island|islands|8|green|in the sea|-|give sailors a safe home|a sandy beach|quiet,far
desert|deserts|8|yellow|in hot countries|-|be cold at night|very little water|dry,hot
cloud|clouds|7|white,gray|in the sky|-|bring rain|a soft shape|light,slow
rain|-|2|gray|in the sky|-|help plants grow|small drops|wet,cool
snow|-|2|white|in the mountains|-|cover the whole garden|tiny flakes|cold,soft
ice|-|3|white|on the lake|-|break under your feet|a smooth surface|cold,hard
wind|-|5|white|in the sky|-|move the clouds|a cold breath|strong,cool
star|stars|8|white,yellow|in the night sky|-|show sailors the way|a bright light|bright,far
rainbow|rainbows|7|red,blue|in the sky after rain|-|appear after the rain|seven colors|beautiful,bright
fire|fires|4|red,orange|in the fireplace|-|keep you warm|a bright light|hot,dangerous
shell|shells|1|white,pink|on the beach|-|keep a small animal safe|a smooth inside|hard,pretty
nest|nests|2|brown|in the trees|-|keep eggs warm|thin sticks|round,warm`,
  place: `
school|schools|7|red,white|in the town|-|learn to read|many classrooms|busy,loud
library|libraries|7|brown,white|in the town|-|borrow books|tall shelves|quiet,old
hospital|hospitals|7|white|in the city|-|get well|many beds|clean,busy
shop|shops|6|white,green|on the street|-|buy food|a big window|busy,useful
market|markets|7|green,white|in the town|-|buy fruit|many tables|loud,colorful
bakery|bakeries|6|white,brown|on the street|-|buy fresh bread|a hot oven|warm,busy
park|parks|7|green|in the city|-|play and rest|old trees|green,quiet
zoo|zoos|7|green,brown|near the city|-|see wild animals|many cages|loud,interesting
museum|museums|7|white,gray|in the city|-|see old things|long halls|quiet,old
theater|theaters|7|red,white|in the city|-|watch a play|soft seats|dark,beautiful
cinema|cinemas|7|black,red|in the city|-|watch a film|a huge screen|dark,loud
station|stations|7|gray,brown|in the town|-|take a train|a big clock|busy,loud
airport|airports|8|white,gray|outside the city|-|take a plane|long roads|busy,huge
castle|castles|8|gray|on the hill|-|learn about kings|thick walls|old,strong
farm|farms|8|green,red|in the country|-|grow food|wide fields|busy,green
bridge|bridges|7|gray,brown|over the river|-|cross the river|strong legs|long,strong
tower|towers|7|gray,white|in the old town|-|see the whole city|many steps|tall,old
garden|gardens|6|green|behind the house|-|grow flowers|a small gate|green,quiet
beach|beaches|7|yellow|near the sea|-|swim and rest|warm sand|sunny,wide
kitchen|kitchens|5|white,yellow|in the house|-|cook dinner|a hot oven|warm,busy`,
  person: `
doctor|doctors|4|white|in the hospital|-|help sick people|a white coat|kind,careful
nurse|nurses|4|white,blue|in the hospital|-|care for sick people|clean hands|kind,patient
teacher|teachers|4|blue,gray|at school|-|teach children to read|many books|patient,wise
farmer|farmers|4|green,brown|on a farm|-|grow corn and feed cows|strong hands|busy,strong
baker|bakers|4|white|in the bakery|-|bake bread and cakes|a white hat|busy,cheerful
cook|cooks|4|white|in the kitchen|-|make tasty meals|sharp knives|busy,careful
pilot|pilots|4|blue,black|at the airport|-|fly a plane|a blue cap|calm,brave
sailor|sailors|4|blue,white|on the sea|-|sail a ship|strong arms|brave,strong
driver|drivers|4|blue,gray|on the road|-|drive a bus|good eyes|careful,patient
firefighter|firefighters|4|red,yellow|at the fire station|-|put out fires|a hard hat|brave,strong
painter|painters|4|white,blue|in the studio|-|paint beautiful pictures|colorful hands|quiet,clever
singer|singers|4|red,black|on the stage|-|sing lovely songs|a clear voice|loud,cheerful
dancer|dancers|4|pink,white|on the stage|-|dance to music|light feet|light,beautiful
gardener|gardeners|4|green,brown|in the garden|-|plant flowers and trees|dirty hands|patient,busy
builder|builders|4|orange,yellow|on the building site|-|build houses|heavy boots|strong,careful
dentist|dentists|4|white,green|near the hospital|-|fix bad teeth|bright lamps|careful,clean
librarian|librarians|4|gray,brown|in the library|-|find any book|round glasses|quiet,wise
fisherman|fishermen|4|blue,yellow|near the sea|-|catch fish|a long net|patient,quiet
king|kings|4|gold,red|in the castle|-|rule a country|a gold crown|proud,old
queen|queens|4|gold,purple|in the castle|-|rule a country|a gold crown|proud,wise
clown|clowns|4|red,white|at the circus|-|make children laugh|a red nose|funny,loud
baby|babies|3|pink,white|in a small bed|-|sleep and cry|tiny hands|small,sweet
soldier|soldiers|4|green|in the castle|-|guard the gate|strong boots|brave,strong
tailor|tailors|4|black,gray|in a small shop|-|sew new clothes|a sharp needle|careful,quiet
postman|postmen|4|blue,red|on the street|-|bring letters|a heavy bag|cheerful,quick`,
}

function parse(kind: Kind, line: string): Entity {
  const columns = line.split('|')
  if (columns.length !== 9) throw new Error(`the world table needs 9 columns: ${line}`)
  const [singular, plural, size, colors, place, eats, does, part, adjectives] = columns
  const [first, second] = adjectives!.split(',')
  return {
    singular: singular!,
    plural: plural === '-' ? null : plural!,
    kind,
    size: Number(size),
    colors: colors!.split(','),
    place: place!,
    eats: eats === '-' ? null : eats!,
    does: does!,
    part: part!,
    adjectives: [first!, second!],
  }
}

export const ENTITIES: readonly Entity[] = (Object.entries(TABLE) as [Kind, string][]).flatMap(
  ([kind, lines]) =>
    lines
      .trim()
      .split('\n')
      .map((line) => parse(kind, line)),
)

/** Two or three of each kind: they live in stories and descriptions, and in no task document and no train prompt. */
const HELD_OUT_NAMES = new Set(
  `penguin tiger camel goat owl snail octopus kitten pear onion pie tomato hammer mirror umbrella basket clock
robot puzzle tram boat scarf jacket pillow violin river rainbow museum bakery nurse pilot`.split(/\s+/),
)

export const HELD_OUT: readonly Entity[] = ENTITIES.filter((entity) => HELD_OUT_NAMES.has(entity.singular))
export const TAUGHT: readonly Entity[] = ENTITIES.filter((entity) => !HELD_OUT_NAMES.has(entity.singular))

export const KIND_NOUNS: Record<Kind, { one: string; many: string }> = {
  animal: { one: 'an animal', many: 'animals' },
  food: { one: 'a food', many: 'foods' },
  tool: { one: 'a tool', many: 'tools' },
  toy: { one: 'a toy', many: 'toys' },
  vehicle: { one: 'a vehicle', many: 'vehicles' },
  clothing: { one: 'a piece of clothing', many: 'pieces of clothing' },
  furniture: { one: 'a part of a home', many: 'parts of a home' },
  instrument: { one: 'a musical instrument', many: 'musical instruments' },
  nature: { one: 'a part of nature', many: 'parts of nature' },
  place: { one: 'a place', many: 'places' },
  person: { one: 'a person', many: 'people' },
}

export const SIZE_WORDS = [
  '',
  'tiny',
  'very small',
  'small',
  'of medium size',
  'big',
  'very big',
  'huge',
  'enormous',
]
