import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { SlipwayMark } from '../nav/SlipwayMark';
import { ExamplePerson } from './examplePeople';
import { PersonCard } from './PersonCard';

interface PeoplePageProps {
  people: ExamplePerson[];
  onChoose(entityRef: string): void;
}

/** One card per example person. */
export const PeoplePage = ({ people, onChoose }: PeoplePageProps) => {
  const title = useApi(configApiRef).getOptionalString('app.title');
  return (
    <Box
      component="main"
      sx={{
        minHeight: '100vh',
        bgcolor: 'background.default',
        color: 'text.primary',
      }}
    >
      <Box sx={{ maxWidth: 960, mx: 'auto', px: 3, py: 8 }}>
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, mb: 1 }}>
          <SlipwayMark size={56} />
          <Typography variant="h3" component="h1">
            {title}
          </Typography>
        </Box>
        <Typography variant="body1" color="text.secondary" sx={{ mb: 3 }}>
          Choose who you want to be. What you may change depends on it.
        </Typography>
        <Box
          sx={{
            display: 'grid',
            gap: 2,
            gridTemplateColumns:
              'repeat(auto-fill, minmax(min(100%, 380px), 1fr))',
          }}
        >
          {people.map(person => (
            <PersonCard
              key={person.entityRef}
              person={person}
              onChoose={() => onChoose(person.entityRef)}
            />
          ))}
        </Box>
        <Alert
          severity={people.length ? 'info' : 'warning'}
          sx={{ mt: 3 }}
          variant="outlined"
        >
          {people.length
            ? 'These are example people of the demo, without passwords. A real portal signs its own people in.'
            : 'No example people are configured: list them under auth.providers.slipwayDemo.people.'}
        </Alert>
      </Box>
    </Box>
  );
};
