/** Longer than the API waits for anything it asks; a person hears within three seconds that it is away. */
export const callTimeoutMs = 2_700;
