import type { Translation } from '../messages'

export const stars: Translation['stars'] = {
  title: 'Od rankingu do gwiazdek i z powrotem',
  about:
    'Dziesięć restauracji można ocenić na dwa sposoby: ułożyć od najlepszej do najgorszej albo dać im gwiazdki. Ludzie są spójniejsi, gdy układają w kolejności; model musi uczyć się z liczb. Dlatego jedno zamienia się w drugie.',
  simplified:
    'Laurel robi to samo z odpowiedziami na każde polecenie: oszacowanie to model Bradleya–Terry’ego z remisami, a ± to jego błąd standardowy. Reguła z artykułu, pierwsze miejsce pięć, ostatnie zero, stoi obok.',
  order: 'Ułóż je w kolejności',
  orderHint: 'Przeciągnij albo użyj strzałek. Najlepsza na górze.',
  whose: 'Czyj ranking',
  you: 'Ty',
  moveUp: 'Przesuń wyżej: {name}',
  moveDown: 'Przesuń niżej: {name}',
  place: 'Miejsce {place, number}',
  byRule: 'Reguła z artykułu, ten ranking',
  byAll: 'Oszacowane ze wszystkich',
  people: '{count, plural, one {# osoba} few {# osoby} many {# osób} other {# osoby}}',
  agree: 'Kto się liczy',
  open: 'Ich kolejność jest otwarta: ludzie sobie przeczą.',
  reading:
    'Od jednej osoby każda różnica wygląda tak samo. Gdy osób jest więcej, to, co do czego wszyscy się zgadzają, rozsuwa się, a to, o co się spierają, zbliża; klamra pokazuje, co wciąż jest niepewne.',
  back: 'W drugą stronę: od gwiazdek do rankingu',
  backHint: 'Daj gwiazdki; równe gwiazdki dzielą miejsce. Wystarczy posortować, ale odstępy przepadają.',
  failed: 'Nie udało się policzyć gwiazdek.',
  names: {
    pot: 'Miedziany Garnek',
    fork: 'Zielony Widelec',
    lane: 'Uliczka Makaronu',
    mill: 'Stary Młyn',
    corner: 'Pierogi na Rogu',
    plate: 'Niebieski Talerz',
    table: 'Stół w Ogrodzie',
    kitchen: 'Nocna Kuchnia',
    grill: 'Grill w Porcie',
    bakery: 'Piekarnia na Rogu',
  },
}
