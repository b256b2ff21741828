// Turbo ships no types; this is what the behaviours use of it.
declare module '@hotwired/turbo' {
  export function start(): void;
  export function visit(location: string, options?: { action?: 'advance' | 'replace' | 'restore' }): void;
  export const config: { drive: { progressBarDelay: number }; forms: { submitter: 'disabled' | 'aria-disabled' } };
  export const session: { refresh(url: string): void };
}
