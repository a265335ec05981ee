import { Workload } from '@slipway/backstage-plugin-slipway-common';
import { CodeBlock } from '../kit/CodeBlock';
import { GitIcon } from '../kit/icons';
import { Note } from '../kit/Note';
import { useTexts } from '../kit/useTexts';

/** Who else owns the workload, and what is missing for it to be changed. */
export const WorkloadNotes = ({ workload }: { workload: Workload }) => {
  const t = useTexts();
  const { gitOps, ownership } = workload;
  const owner = [gitOps?.controller, gitOps?.application]
    .filter(Boolean)
    .join(' · ');
  return (
    <>
      {gitOps && (
        <Note
          tone="info"
          icon={GitIcon}
          title={t('workload.gitOps', { owner })}
        >
          {t('workload.gitOpsHelp', { evidence: gitOps.evidence })}
        </Note>
      )}
      {!ownership.proved && (
        <Note tone="warning" title={t('workload.notProved')}>
          <div>
            {ownership.message} {t('workload.notProvedHelp')}
          </div>
          {ownership.fix && (
            <>
              <div>{t('workload.fix')}</div>
              <CodeBlock text={ownership.fix} label={t('workload.fix')} />
            </>
          )}
        </Note>
      )}
    </>
  );
};
