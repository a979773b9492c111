// Asks PDFBox Preflight of every file named on the line whether it is PDF/A-1b.
// Out: a line per file ("ok" or "no", its name) and a line per fault (a tab, code, what it says).

import java.io.File;
import org.apache.pdfbox.preflight.PreflightDocument;
import org.apache.pdfbox.preflight.ValidationResult;
import org.apache.pdfbox.preflight.exception.SyntaxValidationException;
import org.apache.pdfbox.preflight.parser.PreflightParser;

public class JudgeArchive {
    public static void main(String[] names) throws Exception {
        for (String name : names) {
            ValidationResult result = judged(new File(name));
            System.out.println((result.isValid() ? "ok " : "no ") + name);
            for (ValidationResult.ValidationError fault : result.getErrorsList()) {
                String told = fault.getDetails().replaceAll("\\s+", " ");
                System.out.println("\t" + fault.getErrorCode() + " " + told);
            }
        }
    }

    private static ValidationResult judged(File file) throws Exception {
        PreflightParser parser = new PreflightParser(file);
        try {
            parser.parse();
            try (PreflightDocument document = parser.getPreflightDocument()) {
                document.validate();
                return document.getResult();
            }
        } catch (SyntaxValidationException broken) {
            return broken.getResult();
        }
    }
}
