import { ResponseError } from '@backstage/errors';
import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';

/** Makes the page that says why signing in failed and leads back to the choice of people. */
export function signInFailedWith(chooseAgain: () => void) {
  return ({ error }: { error?: Error }) => (
    <Stack sx={{ maxWidth: 640, mx: 'auto', p: 4 }}>
      <Alert
        severity="error"
        action={
          <Stack direction="row">
            <Button color="inherit" onClick={() => window.location.reload()}>
              Try again
            </Button>
            <Button color="inherit" onClick={chooseAgain}>
              Choose another person
            </Button>
          </Stack>
        }
      >
        <AlertTitle>Signing in failed</AlertTitle>
        {reasonOf(error)}
      </Alert>
    </Stack>
  );
}

function reasonOf(error: Error | undefined): string {
  const reason = error instanceof ResponseError ? error.cause : error;
  return reason?.message || 'The portal did not say why.';
}
