import { Pressable, Text } from "react-native";
import { AutumnProvider, createAutumnClient, useTrack } from "../../src";
import { accessToken } from "./accessToken";

const client = createAutumnClient({
  url: "https://app.example.com/api/autumn",
  headers: async () => ({ authorization: `Bearer ${await accessToken()}` }),
});

export function App({ user }: { user: { id: string } | null }) {
  return (
    <AutumnProvider customerId={user?.id ?? null} client={client}>
      <SendButton />
    </AutumnProvider>
  );
}

function SendButton() {
  const { mutate: track, data } = useTrack({ featureId: "messages" });
  return (
    <Pressable onPress={() => track()}>
      <Text>Send {data?.balance && `(${data.balance.remaining} left)`}</Text>
    </Pressable>
  );
}
