// Where people sit in the page's markup: a place is the <li> of one person in one round.

export function placeOf(target: EventTarget | null) {
  return target instanceof Element ? target.closest<HTMLElement>('.round .seats > li, .round .sit-out li') : null;
}

export function placesOf(round: Element) {
  return [...round.querySelectorAll<HTMLElement>('.seats > li, .sit-out li')];
}

// The person's number in the list: in a link's query, or in the form of a round where somebody is picked.
export function personAt(place: Element) {
  const link = place.querySelector('a');
  if (link) return new URL(link.href).searchParams.get('person') ?? '';
  return place.querySelector<HTMLInputElement | HTMLButtonElement>('input, button')?.value ?? '';
}

// What can be tapped or reached by keyboard at a place.
export function handleOf(place: Element) {
  return place.querySelector<HTMLElement>('a, button, b');
}
