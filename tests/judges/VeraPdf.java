import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;

/**
 * Asks veraPDF about many files in one virtual machine.
 *
 * <p>Reads questions from standard input, one a line: a profile as veraPDF names its resource without the
 * ending ({@code PDFUA-1}, {@code PDFA-2A}), a tab, a path. Answers each with one line of JSON, in order:
 * {@code {"checks": 28049, "complaints": ["7.1-3 (2 times): ... (where the first was found)"]}}.
 */
public final class VeraPdf {
    /** A broken rule is quoted once; this many of its failures are kept to count them. */
    private static final int FAILURES_KEPT_PER_RULE = 10_000;

    private final Map<String, ValidationProfile> profiles = new TreeMap<>();

    public static void main(String[] args) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        VeraPdf judge = new VeraPdf();
        PrintStream answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        // Whatever the engine prints by itself must not come between the answers.
        System.setOut(System.err);
        BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String question = questions.readLine(); question != null; question = questions.readLine()) {
            String[] parts = question.split("\t", 2);
            answers.println(judge.answer(parts[0], new File(parts[1])));
        }
    }

    private String answer(String profileName, File file) throws Exception {
        ValidationProfile profile = profile(profileName);
        try (PDFAParser parser = Foundries.defaultInstance().createParser(file, profile.getPDFAFlavour());
                PDFAValidator validator = Foundries.defaultInstance()
                        .createValidator(profile, FAILURES_KEPT_PER_RULE, false, true, false)) {
            ValidationResult result = validator.validate(parser);
            List<String> complaints = complaints(result);
            if (!result.isCompliant() && complaints.isEmpty()) {
                complaints.add("not compliant, without a failed rule: " + result.getJobEndStatus());
            }
            return json(result.getTotalAssertions(), complaints);
        } catch (Exception e) {
            return json(0, List.of("cannot be read: " + e));
        }
    }

    /** The engine's own directory of profiles comes up empty in this jar, so they are read as resources. */
    private ValidationProfile profile(String name) throws Exception {
        ValidationProfile known = profiles.get(name);
        if (known != null) {
            return known;
        }
        String resource = "org/verapdf/pdfa/validation/" + name + ".xml";
        try (InputStream xml = VeraPdf.class.getClassLoader().getResourceAsStream(resource)) {
            if (xml == null) {
                throw new IOException("veraPDF has no profile " + resource);
            }
            ValidationProfile profile = Profiles.profileFromXml(xml);
            profiles.put(name, profile);
            return profile;
        }
    }

    private static List<String> complaints(ValidationResult result) {
        Map<String, List<TestAssertion>> failures = new TreeMap<>();
        for (TestAssertion assertion : result.getTestAssertions()) {
            if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                RuleId rule = assertion.getRuleId();
                String name = rule.getClause() + "-" + rule.getTestNumber();
                failures.computeIfAbsent(name, unused -> new ArrayList<>()).add(assertion);
            }
        }
        List<String> complaints = new ArrayList<>();
        failures.forEach((rule, broken) -> {
            TestAssertion first = broken.get(0);
            String times = broken.size() == 1 ? "" : " (" + broken.size() + " times)";
            complaints.add(rule + times + ": " + first.getMessage()
                    + " (" + first.getErrorMessage() + "; " + first.getLocation().getContext() + ")");
        });
        return complaints;
    }

    private static String json(int checks, List<String> complaints) {
        String list = complaints.stream().map(VeraPdf::quoted).collect(Collectors.joining(", "));
        return "{\"checks\": " + checks + ", \"complaints\": [" + list + "]}";
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }
}
