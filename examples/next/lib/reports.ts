export type Report = { slug: string; title: string; summary: string; paragraphs: string[] };

export const reports: Report[] = [
  {
    slug: "red-leaves",
    title: "Why leaves turn red",
    summary: "Yellow was there all along. Red is made fresh.",
    paragraphs: [
      "As days shorten, trees take their green chlorophyll back in, and the yellows below it come to light.",
      "The reds are new: a sunscreen that a leaf makes for its last weeks of work, from the sugar it can no longer send home.",
      "Cold nights and bright days give the deepest red, since sugar is made by day and stays in the leaf by night.",
    ],
  },
  {
    slug: "swallows",
    title: "Where the swallows go",
    summary: "Ten thousand kilometres on four sheets of paper.",
    paragraphs: [
      "Swallows from northern Europe cross the Sahara and reach the Cape about six weeks later.",
      "A bird weighs as much as four sheets of paper, and flies by day, low, feeding on the way.",
      "It will come back in April to within a few metres of where it hatched.",
    ],
  },
  {
    slug: "planting",
    title: "What to plant in November",
    summary: "The soil remembers the summer for a while.",
    paragraphs: [
      "The soil is still warm while the air is cool: roots grow, and leaves do not ask for water.",
      "Tulips, garlic and anything with woody roots go in now, before the ground is frozen or soaked.",
    ],
  },
];
