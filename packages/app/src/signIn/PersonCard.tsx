import Avatar from '@mui/material/Avatar';
import Card from '@mui/material/Card';
import CardActionArea from '@mui/material/CardActionArea';
import CardContent from '@mui/material/CardContent';
import Chip from '@mui/material/Chip';
import Typography from '@mui/material/Typography';
import Box from '@mui/material/Box';
import { ExamplePerson } from './examplePeople';

interface PersonCardProps {
  person: ExamplePerson;
  onChoose(): void;
}

/** A card that signs in as its person when it is pressed. */
export const PersonCard = ({ person, onChoose }: PersonCardProps) => (
  <Card variant="outlined">
    <CardActionArea
      onClick={onChoose}
      aria-label={`Sign in as ${person.title}`}
      sx={{ height: '100%' }}
    >
      <CardContent sx={{ height: '100%' }}>
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, mb: 1.5 }}>
          <Avatar aria-hidden>{initials(person.title)}</Avatar>
          <Typography variant="h6" component="h2" sx={{ flex: 1 }}>
            {person.title}
          </Typography>
          <Chip size="small" variant="outlined" label="Example" />
        </Box>
        <Typography variant="body2" color="text.secondary">
          {person.description}
        </Typography>
      </CardContent>
    </CardActionArea>
  </Card>
);

function initials(name: string): string {
  return name
    .split(' ')
    .map(word => word.charAt(0))
    .join('');
}
