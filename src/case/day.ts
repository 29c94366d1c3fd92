/** A day as the language writes it: 2026-02-01. Whether the calendar has it is checked elsewhere. */
export const DAY = /^\d{4}-\d{2}-\d{2}$/;

const MILLISECONDS = 24 * 60 * 60 * 1000;

/** Days from one day to another. */
const daysBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / MILLISECONDS;

/** Weeks from one day to another. */
export const weeksBetween = (from: string, to: string) => daysBetween(from, to) / 7;

/** Years of the calendar, of 365.2425 days in the mean, from one day to another. */
export const yearsBetween = (from: string, to: string) => daysBetween(from, to) / 365.2425;
