/** As people write them: 1,200. */
export const numbers = new Intl.NumberFormat("en");

/** "1 paragraph", "1,200 paragraphs" */
export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${numbers.format(count)} ${count === 1 ? one : many}`;
