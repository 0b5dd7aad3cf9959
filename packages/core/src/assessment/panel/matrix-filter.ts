/** Which differences between levels a list shows. Alone in its file: every visitor's page declares addresses by it, without the engine. */
export const matrixFilters = ['differs', 'beyondLimit', 'reasonMissing', 'inDiscussion', 'inArbitration', 'changesStar'] as const;
export type MatrixFilter = (typeof matrixFilters)[number];
