/** Texts to one guardian's number, and of one minor, in a day: nobody is pestered by way of this platform. */
export const maxTextsPerDay = 3;
