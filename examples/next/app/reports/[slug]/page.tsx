import Link from "next/link";
import { notFound, redirect } from "next/navigation";
import { reports } from "../../../lib/reports";
import { currentUser } from "../../../lib/session";

export default async function ReportPage({ params }: { params: Promise<{ slug: string }> }) {
  if (!(await currentUser())) redirect("/");
  const { slug } = await params;
  const report = reports.find((report) => report.slug === slug);
  if (!report) notFound();
  return (
    <article className="card article">
      <h1>{report.title}</h1>
      {report.paragraphs.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      <Link href="/">All reports</Link>
    </article>
  );
}
