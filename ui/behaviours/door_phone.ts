// Thirteen characters as the house writes ids, kept as long as the tab.
export function phoneOf() {
  const kept = sessionStorage.getItem('door phone');
  if (kept) return kept;
  const letters = '0123456789abcdefghjkmnpqrstvwxyz';
  const bytes = crypto.getRandomValues(new Uint8Array(13));
  const made = Array.from(bytes, (byte, i) => letters[i ? byte % 32 : byte % 8]).join('');
  sessionStorage.setItem('door phone', made);
  return made;
}
