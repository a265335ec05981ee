import {
  TranslationFunction,
  useTranslationRef,
} from '@backstage/core-plugin-api/alpha';
import { slipwayTranslationRef } from '../translation';

/** Finds a text in the reader's language. */
export type Texts = TranslationFunction<typeof slipwayTranslationRef.T>;

/** Gives the function that finds a text in the reader's language. */
export function useTexts(): Texts {
  return useTranslationRef(slipwayTranslationRef).t;
}
