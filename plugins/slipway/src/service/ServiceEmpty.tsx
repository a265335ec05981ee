import { ServiceView } from '@slipway/backstage-plugin-slipway-common';
import { CodeBlock } from '../kit/CodeBlock';
import { Note } from '../kit/Note';
import { useTexts } from '../kit/useTexts';

/** What an entity lacks to be shown, with the exact YAML to add. */
export const ServiceEmpty = ({
  setup,
  title,
}: {
  setup: NonNullable<ServiceView['setup']>;
  /** What it is that is missing; by default, what runs a service. */
  title?: string;
}) => {
  const t = useTexts();
  return (
    <Note tone="info" title={title ?? t('empty.title')}>
      <div>{setup.message}</div>
      <div>{t('empty.yaml')}</div>
      <CodeBlock text={setup.yaml} label={t('empty.yaml')} />
    </Note>
  );
};
