import { EntityRefLink } from '@backstage/plugin-catalog-react';

/** Somebody: a link to their page where they are in the catalog's form, otherwise the text as it is. */
export const Who = ({ name }: { name: string }) =>
  /^(user|group):[^/\s]+\/[^/\s]+$/.test(name) ? (
    <EntityRefLink entityRef={name} defaultKind="user" hideIcon />
  ) : (
    <span>{name}</span>
  );
