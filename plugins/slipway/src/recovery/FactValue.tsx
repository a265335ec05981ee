import { Fact } from '@slipway/backstage-plugin-slipway-common';
import { ReactNode } from 'react';
import { Muted } from '../kit/Muted';
import { useTexts } from '../kit/useTexts';
import { Origin } from './Origin';

interface FactValueProps<TValue> {
  fact: Fact<TValue>;
  children(value: TValue): ReactNode;
}

/** A fact with its source and age, or why it is not known. */
export const FactValue = <TValue,>({
  fact,
  children,
}: FactValueProps<TValue>) => {
  const t = useTexts();
  return fact.known ? (
    <>
      {children(fact.value)}{' '}
      <Muted>
        · <Origin fact={fact} />
      </Muted>
    </>
  ) : (
    <Muted>
      {t(`recovery.unknown.${fact.reason}`)}: {fact.message}
    </Muted>
  );
};
